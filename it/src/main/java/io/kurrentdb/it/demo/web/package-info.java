/**
 * The demo's web application: runs inside Tomcat, uses its pools by JNDI and knows nothing of the
 * agent. Read-only, answers to this machine alone.
 */
package io.kurrentdb.it.demo.web;
