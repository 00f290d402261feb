/** What Spring Data JDBC calls. Loaded under its class loader alone. */
package io.kurrentdb.shims.host.springdata;
