/**
 * Says why KurrentDB refused a statement. The server says nothing but "Exception was thrown by
 * handler."; most reasons can be told from the text and the catalogue. Nothing is guessed: where
 * nothing is certain, nothing is said.
 */
package io.kurrentdb.shims.explain;
