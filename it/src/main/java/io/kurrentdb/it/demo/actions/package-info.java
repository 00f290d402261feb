/**
 * What hosts do with a JDBC connection, one action each: the demo runs them in a Tomcat without the
 * agent and in one with it.
 */
package io.kurrentdb.it.demo.actions;
