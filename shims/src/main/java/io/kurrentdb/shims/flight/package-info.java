/** Placeholder. */
package io.kurrentdb.shims.flight;
