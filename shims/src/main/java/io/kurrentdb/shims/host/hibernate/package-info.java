/** What Hibernate ORM calls. Loaded under its class loader alone. */
package io.kurrentdb.shims.host.hibernate;
