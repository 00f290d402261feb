/** Placeholder. */
package io.kurrentdb.shims.driver;
