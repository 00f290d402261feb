package io.kurrentdb.agent.patches;

import static io.kurrentdb.agent.patches.Signature.anyMethod;
import static io.kurrentdb.agent.patches.Signature.method;

/**
 * Answers what Avatica refuses. Without it nativeSQL, abort, setEscapeProcessing and their like
 * throw, a catalog that a pool sets goes to the server, which refuses it for the rest of the
 * connection's life (19.0.0), getResultSet shows a closed result after getMoreResults, and
 * executeUpdate of a query says -1. Seen in 10.0.0 to 19.0.0. Where it fails they throw.
 */
final class GapsPatch implements Patch {
  private static final String[] CONNECTION = {
    "nativeSQL", "setCatalog", "getTypeMap", "setTypeMap", "setClientInfo", "abort"
  };
  private static final String[] STATEMENT = {
    "setEscapeProcessing", "setPoolable", "setCursorName", "getMoreResults", "executeLargeUpdate"
  };
  private static final String[] KEYS = {"int", "int[]", "String[]"};

  @Override
  public void weave(Weave weave) {
    if (weave.target().equals("AvaticaConnection")) {
      answer(weave, CONNECTION);
      answerWithKeys(weave, "prepareStatement");
    } else if (weave.target().equals("AvaticaPreparedStatement")) {
      weave.advise(AnswerInstead.class, method("executeLargeUpdate"));
    } else {
      answer(weave, STATEMENT);
      answerWithKeys(weave, "execute");
      answerWithKeys(weave, "executeUpdate");
    }
  }

  private static void answer(Weave weave, String... names) {
    for (String name : names) {
      weave.advise(AnswerInstead.class, anyMethod(name));
    }
  }

  private static void answerWithKeys(Weave weave, String name) {
    for (String keys : KEYS) {
      weave.advise(AnswerInstead.class, method(name, "String", keys));
    }
  }
}
