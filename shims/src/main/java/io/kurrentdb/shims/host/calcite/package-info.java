/** What Apache Calcite calls. Loaded under its class loader alone. */
package io.kurrentdb.shims.host.calcite;
