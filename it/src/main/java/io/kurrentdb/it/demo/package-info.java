/**
 * The demo: an embedded KurrentDB endpoint, a Tomcat without the agent and one with it, what each
 * of them can do, and a page to query the second one.
 */
package io.kurrentdb.it.demo;
