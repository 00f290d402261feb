/** What Spring Boot calls. Loaded under its class loader alone. */
package io.kurrentdb.shims.host.springboot;
