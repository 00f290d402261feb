package io.kurrentdb.it.sql;

import io.kurrentdb.it.endpoint.QueryRejectedException;
import io.kurrentdb.it.endpoint.ServerQueryRewriter;
import java.sql.Connection;
import java.util.List;

/** The endpoint in this process: its rewriting and DuckDB, without a network. */
final class ModelledEndpoint implements Asker {
  private final ServerQueryRewriter rewriter;
  private final DuckAsker duck;

  /**
   * @param connection to the events as a node stores them
   * @param depth levels of the tree that the endpoint takes
   */
  ModelledEndpoint(Connection connection, int depth) {
    this.rewriter = new ServerQueryRewriter(connection, depth);
    this.duck = new DuckAsker(connection);
  }

  @Override
  public Outcome ask(String sql, List<Object> parameters) {
    try {
      Outcome outcome = duck.ask(rewriter.rewrite(sql), parameters);
      return new Outcome(outcome.kind(), outcome.answer(), sql, outcome.reason());
    } catch (QueryRejectedException e) {
      return Outcome.refused(Outcome.Kind.REFUSED_BY_ENDPOINT, sql, e.getMessage());
    }
  }

  @Override
  public Outcome withoutOptimizer(String sql) {
    duck.ask("PRAGMA disable_optimizer");
    Outcome outcome = ask(sql);
    duck.ask("PRAGMA enable_optimizer");
    return outcome;
  }
}
