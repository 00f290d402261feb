package io.kurrentdb.it.demo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void commasStandBetweenAndNowhereElse() {
    Json json = new Json().open('{').name("a").open('[').value(1).value("x").value(null).close(']');
    json.name("b").open('{').close('}').name("c").value(true).close('}');
    assertEquals("{\"a\":[1,\"x\",null],\"b\":{},\"c\":true}", json.toString());
  }

  @Test
  void whatWouldEndAStringOrAPageIsEscaped() {
    assertEquals(
        "\"\\\"\\\\\\u000a\\u0000\\u003cscript>\\u2028\\ud800é\"",
        new Json().value("\"\\\n\0<script>\u2028\ud800é").toString());
  }
}
