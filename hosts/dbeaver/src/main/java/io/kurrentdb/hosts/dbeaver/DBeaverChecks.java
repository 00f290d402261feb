package io.kurrentdb.hosts.dbeaver;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.Map;

/**
 * From the new connection's dialog to an export. Arguments: this bundle, the driver's jar, the URL
 * of an endpoint with 12,000 orders.
 */
public final class DBeaverChecks {
  private static final String ENDLESS =
      "SELECT count(*) FROM kdb.records a, kdb.records b, kdb.records c"
          + " WHERE a.log_position + b.log_position + c.log_position < 0";

  private final DataSource source;
  private Connection main;
  private Navigator tree;
  private ResultViewer viewer;

  private DBeaverChecks(DataSource source) {
    this.source = source;
  }

  public static void main(String[] arguments) throws Exception {
    new DBeaverChecks(new DataSource(Path.of(arguments[1]), arguments[2])).run();
    Checks.end();
  }

  private void run() {
    check("the dialog offers properties with descriptions", this::properties);
    check("Test Connection shows product and driver", this::open);
    check("the dialect is that of KurrentDB", this::dialect);
    check(
        "the tree has no catalogs, so that names have two parts",
        () -> same(0, tree.catalogs().size()));
    check("the tree has schemas, tables and columns", this::tree);
    check("the tree's other branches are empty or filled, and never fail", this::branches);
    check("the connection is pinged", this::ping);
    check("a table's data is shown by pages", this::data);
    check("data is filtered and sorted", this::filters);
    check("a table whose name needs quotes is shown", this::quoted);
    check("the editor takes joins and CTEs, with its semicolon", this::editor);
    check("an empty result has its columns once", this::empty);
    check("rows are counted, a table's and a query's", this::count);
    check(
        "the session's clock is asked",
        () -> same(1, viewer.show("SELECT CURRENT_TIMESTAMP").rows().size()));
    check("a wrong statement says why, and where", this::wrong);
    check("a running statement is cancelled, and the editor goes on", this::cancel);
    check("an export reads all rows on a second connection", this::export);
    check("an export without that property is cut, and says so", this::cut);
    check("the connection is closed", () -> main.close());
  }

  private void properties() throws Exception {
    Map<String, String> offered = source.offeredProperties();
    yes(offered.containsKey("user"), offered.keySet());
    offered.forEach((name, text) -> yes(text != null && !text.isBlank(), name));
  }

  private void open() throws Exception {
    main = source.open();
    DatabaseMetaData about = main.getMetaData();
    tree = new Navigator(source.open().getMetaData());
    viewer = new ResultViewer(main);
    same("KurrentDB", about.getDatabaseProductName());
    yes(!about.getDatabaseProductVersion().isBlank(), "no version");
    yes(about.getDriverVersion().contains("kurrentdb-agent"), about.getDriverVersion());
    about.isReadOnly();
    about.supportsBatchUpdates();
    same(false, about.supportsTransactions());
    about.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE);
    yes(!about.getSchemaTerm().isBlank(), "no schema term");
  }

  private void dialect() throws Exception {
    DatabaseMetaData about = main.getMetaData();
    same("\"", about.getIdentifierQuoteString());
    same("\\", about.getSearchStringEscape());
    same(true, about.supportsSchemasInDataManipulation());
    same(".", about.getCatalogSeparator());
    yes(!about.storesUpperCaseIdentifiers(), "upper case");
    yes(!about.getSQLKeywords().isBlank(), "no keywords");
    yes(!about.getStringFunctions().isBlank(), "no functions");
    about.getNumericFunctions();
    about.getSystemFunctions();
    about.getTimeDateFunctions();
    about.getExtraNameCharacters();
    about.supportsCorrelatedSubqueries();
  }

  private void tree() throws Exception {
    same(List.of("kdb", "usr"), tree.schemas());
    same(List.of("TABLE"), tree.tableTypes());
    same("records", tree.tables("kdb").get(0).name());
    same(
        List.of("orders-by-country", "orders-by-customer"),
        tree.tables("usr").stream().map(Navigator.TableNode::name).toList());
    List<Navigator.ColumnNode> columns = tree.columns("kdb", "records");
    same(15, columns.size());
    same("log_position BIGINT", columns.get(0).name() + " " + columns.get(0).type());
    same(DatabaseMetaData.columnNoNulls, columns.get(0).nullable());
    same(DatabaseMetaData.columnNullable, columns.get(1).nullable());
    yes(!columns.get(0).remarks().isBlank(), "no remarks");
    same(10, tree.columns("usr", "orders-by-country").size());
  }

  private void branches() throws Exception {
    same(0, tree.keysAndIndexes("kdb", "records"));
    same(0, tree.routines());
    yes(tree.types().contains("BIGINT"), tree.types());
  }

  private void ping() throws Exception {
    same(true, main.isValid(5));
    same(
        false,
        main.getMetaData().getTables(null, null, "DBEAVERFAKETABLENAMEFORPING", null).next());
  }

  private void data() throws Exception {
    String text = "SELECT x.* FROM kdb.records x";
    ResultViewer.Page first = viewer.show(text);
    same(ResultViewer.PAGE, first.rows().size());
    same(15, first.headers().size());
    same("log_position BIGINT not null", first.headers().get(0));
    same(ResultViewer.PAGE, viewer.page(text, ResultViewer.PAGE).rows().size());
  }

  private void filters() throws Exception {
    ResultViewer.Page page =
        viewer.show(
            "SELECT x.* FROM kdb.records x\nWHERE stream = 'orders-3' AND log_position > 900\nORDER"
                + " BY x.log_position DESC");
    same(1_199_300L, page.first());
    ResultViewer.Page ofQuery =
        viewer.show(
            "SELECT * FROM (\nSELECT stream, count(*) AS n FROM kdb.records GROUP BY stream\n) z_q"
                + " WHERE n > 0 ORDER BY stream");
    same(List.of("orders-0", 1_200L), ofQuery.rows().get(0));
  }

  private void quoted() throws Exception {
    String name = tree.quoted("orders-by-country");
    same("\"orders-by-country\"", name);
    same(ResultViewer.PAGE, viewer.show("SELECT x.* FROM usr." + name + " x").rows().size());
  }

  private void editor() throws Exception {
    ResultViewer.Page page =
        viewer.show(
            "WITH o AS (SELECT * FROM kdb.records WHERE deleted = false)\nSELECT c.field_country,"
                + " count(*) FROM o JOIN usr.\"orders-by-country\" c USING (log_position)\nGROUP BY"
                + " 1 ORDER BY 1;");
    same(List.of(List.of("France", 6_000L), List.of("Germany", 6_000L)), page.rows());
  }

  private void empty() throws Exception {
    ResultViewer.Page none = viewer.show("SELECT x.* FROM kdb.records x WHERE x.log_position < 0");
    same(15, none.headers().size());
    same(0, none.rows().size());
  }

  private void count() throws Exception {
    same(12_000L, viewer.show("SELECT COUNT(*) FROM kdb.records").first());
    same(
        10L,
        viewer
            .show("SELECT COUNT(*) FROM (\nSELECT DISTINCT stream FROM kdb.records\n) dbvrcnt")
            .first());
  }

  private void wrong() throws Exception {
    SQLException e =
        thrown(
            SQLSyntaxErrorException.class, () -> viewer.show("SELECT steam\nFROM kdb.records x"));
    same("42703", e.getSQLState());
    yes(e.getMessage().contains("line 1, column 8"), e);
  }

  private void cancel() throws Exception {
    same("57014", viewer.cancelled(ENDLESS).getSQLState());
    same(12_000L, viewer.show("SELECT COUNT(*) FROM kdb.records").first());
  }

  private void export() throws Exception {
    try (Connection second = source.open("kurrentdb.max-rows", "0")) {
      ResultViewer.Page all = new ResultViewer(second).export("SELECT * FROM kdb.records");
      same(12_000, all.rows().size());
      same(null, all.warning());
    }
  }

  private void cut() throws Exception {
    try (Connection second = source.open()) {
      ResultViewer.Page cut = new ResultViewer(second).export("SELECT * FROM kdb.records");
      same(10_000, cut.rows().size());
      yes(cut.warning().getMessage().contains("KURRENTDB_MAX_ROWS"), cut.warning());
    }
  }
}
