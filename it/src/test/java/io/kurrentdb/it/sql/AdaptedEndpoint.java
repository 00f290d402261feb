package io.kurrentdb.it.sql;

import io.kurrentdb.shims.catalog.Catalog;
import io.kurrentdb.shims.sql.AdaptOptions;
import io.kurrentdb.shims.sql.Adaptation;
import io.kurrentdb.shims.sql.SqlAdapter;
import java.util.ArrayList;
import java.util.List;

/** The adapter before an endpoint: what a user of the agent gets. */
final class AdaptedEndpoint implements Asker {
  private final Asker endpoint;
  private final Catalog catalog;

  AdaptedEndpoint(Asker endpoint, Catalog catalog) {
    this.endpoint = endpoint;
    this.catalog = catalog;
  }

  @Override
  public Outcome ask(String sql, List<Object> parameters) {
    Adaptation adaptation = SqlAdapter.adapt(sql, catalog, AdaptOptions.none());
    if (adaptation.isRefused()) {
      return Outcome.refused(Outcome.Kind.REFUSED_HERE, null, adaptation.refusal().message());
    }
    Outcome outcome =
        endpoint.ask(
            parameters.isEmpty() ? adaptation.text() : adaptation.bind(literals(parameters)));
    return outcome.isAnswered() ? outcome : withReason(outcome, adaptation.whyAsItCame());
  }

  private static Outcome withReason(Outcome outcome, String why) {
    return why == null
        ? outcome
        : Outcome.refused(
            outcome.kind(), outcome.sent(), outcome.reason() + " (sent as it came: " + why + ")");
  }

  @Override
  public Outcome withoutOptimizer(String sql) {
    Adaptation adaptation = SqlAdapter.adapt(sql, catalog, AdaptOptions.none());
    return adaptation.isRefused() ? ask(sql) : endpoint.withoutOptimizer(adaptation.text());
  }

  private static List<String> literals(List<Object> parameters) {
    List<String> literals = new ArrayList<>();
    for (Object parameter : parameters) {
      literals.add(literal(parameter));
    }
    return literals;
  }

  private static String literal(Object value) {
    if (value instanceof String text) {
      return "'" + text.replace("'", "''") + "'";
    }
    if (value instanceof Long number) {
      return "CAST(" + number + " AS BIGINT)";
    }
    return String.valueOf(value).toUpperCase(java.util.Locale.ROOT);
  }
}
