/** What Apache Spark calls, on its driver and on its executors. Loaded under its class loader. */
package io.kurrentdb.shims.host.spark;
