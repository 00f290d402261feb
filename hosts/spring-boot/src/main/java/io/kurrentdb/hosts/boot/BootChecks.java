package io.kurrentdb.hosts.boot;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What applications of this kind do. */
final class BootChecks {
  /** The first event's time, in milliseconds since 1970. */
  private static final long FIRST = 1_776_000_000_000L;

  private final ConfigurableApplicationContext context;
  private final JdbcTemplate jdbc;
  private final Orders orders;

  private BootChecks(ConfigurableApplicationContext context) {
    this.context = context;
    this.jdbc = context.getBean(JdbcTemplate.class);
    this.orders = context.getBean(Orders.class);
  }

  static void run(ConfigurableApplicationContext context) {
    BootChecks checks = new BootChecks(context);
    check("the driver was chosen by the URL", checks::driverByUrl);
    check("JdbcTemplate queries with parameters of every kind", checks::template);
    check("JdbcClient maps rows to records", checks::client);
    check("named parameters take a list and null", checks::named);
    check("a read-only transaction reads", checks::transaction);
    check("a wrong text is BadSqlGrammarException", checks::badGrammar);
    check("a write is refused as BadSqlGrammarException", checks::write);
    check("a value that cannot be converted is DataIntegrityViolationException", checks::integrity);
    check("a statement over its time is QueryTimeoutException", checks::timeout);
    check("the health endpoint names KurrentDB", checks::health);
    check("a repository finds by id", checks::byId);
    check("a repository finds by derived queries", checks::derived);
    check("a repository gives pages", checks::pages);
    check("a repository runs a query of its own", checks::ownQuery);
  }

  private void driverByUrl() {
    same(
        "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver",
        context.getBean(HikariDataSource.class).getDriverClassName());
  }

  private void template() {
    same(1, jdbc.queryForObject("SELECT 1", Integer.class));
    same(2_000L, jdbc.queryForObject("SELECT count(*) FROM kdb.records", Long.class));
    same("orders-1", string("SELECT stream FROM kdb.records WHERE log_position = ?", 100L));
    same("1.50", string("SELECT CAST(? AS DECIMAL(9, 2))", new BigDecimal("1.50")));
    same("2.5", string("SELECT CAST(? AS DOUBLE)", 2.5));
    same("true", string("SELECT CAST(? AS TIMESTAMP) < now()", new Timestamp(FIRST)));
    same(
        List.of("orders-0", "orders-1"),
        jdbc.query(
            "SELECT DISTINCT stream FROM kdb.records ORDER BY stream LIMIT 2",
            (row, number) -> row.getString("stream")));
  }

  private String string(String sql, Object parameter) {
    return jdbc.queryForObject(sql, String.class, parameter);
  }

  record Event(long logPosition, String stream, String category) {}

  private void client() {
    Event event =
        JdbcClient.create(jdbc)
            .sql("SELECT log_position, stream, category FROM kdb.records WHERE log_position = :at")
            .param("at", 200L)
            .query(Event.class)
            .single();
    same(new Event(200, "orders-2", "orders"), event);
  }

  private void named() {
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(jdbc);
    String sql =
        "SELECT count(*) FROM kdb.records"
            + " WHERE log_position IN (:positions) AND (CAST(:stream AS VARCHAR) IS NULL"
            + " OR stream = :stream)";
    Map<String, Object> parameters = new java.util.HashMap<>();
    parameters.put("positions", List.of(0L, 100L, 200L));
    parameters.put("stream", null);
    same(3L, named.queryForObject(sql, parameters, Long.class));
    parameters.put("stream", "orders-1");
    same(1L, named.queryForObject(sql, parameters, Long.class));
  }

  private void transaction() {
    List<Map<String, Object>> newest = context.getBean(EventReader.class).newest(2);
    same(2, newest.size());
    same(199_900L, newest.get(0).get("log_position"));
  }

  private void badGrammar() {
    BadSqlGrammarException e =
        thrown(
            BadSqlGrammarException.class,
            () -> jdbc.queryForList("SELECT nothing FROM kdb.records"));
    yes(e.getMessage().contains("nothing"), e.getMessage());
    thrown(BadSqlGrammarException.class, () -> jdbc.queryForList("SELECT * FROM kdb.nowhere"));
  }

  private void write() {
    thrown(
        BadSqlGrammarException.class, () -> jdbc.update("DELETE FROM kdb.records WHERE 1 = ?", 1));
  }

  private void integrity() {
    thrown(
        DataIntegrityViolationException.class,
        () -> jdbc.queryForList("SELECT CAST(stream AS INTEGER) FROM kdb.records"));
  }

  private void timeout() {
    JdbcTemplate hurried = new JdbcTemplate(jdbc.getDataSource());
    hurried.setQueryTimeout(1);
    thrown(
        QueryTimeoutException.class,
        () ->
            hurried.queryForObject(
                "SELECT count(*) FROM range(200000) a(x) JOIN range(200000) b(y)"
                    + " ON (x * y) % 7 = (x + y) % 11",
                Long.class));
  }

  private void health() throws Exception {
    String port = context.getEnvironment().getProperty("local.server.port");
    URI uri = URI.create("http://localhost:" + port + "/actuator/health");
    String health =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
            .body();
    yes(health.startsWith("{") && health.contains("\"status\":\"UP\""), health);
    yes(health.contains("\"database\":\"KurrentDB\""), health);
  }

  private void byId() {
    Order order = orders.findById(100L).orElseThrow();
    same("orders-1", order.stream());
    same(FIRST + 1_000, order.createdAt());
    yes(orders.existsById(100L) && !orders.existsById(101L), "existsById");
    same(2, ((List<?>) orders.findAllById(List.of(0L, 100L))).size());
    same(2_000L, orders.count());
  }

  private void derived() {
    same(
        List.of(199_100L, 198_100L, 197_100L),
        orders.findTop3ByStreamOrderByPositionDesc("orders-1").stream()
            .map(Order::position)
            .toList());
  }

  private void pages() {
    String country = orders.findById(0L).orElseThrow().country();
    long all = orders.countByCountry(country);
    Sort byPosition = Sort.by("position");
    Page<Order> second = orders.findByCountry(country, PageRequest.of(1, 10, byPosition));
    same(all, second.getTotalElements());
    same(10, second.getContent().size());
    yes(second.getContent().get(0).position() > 0, second.getContent());
    same(7, orders.findAll(PageRequest.of(0, 7, byPosition)).getContent().size());
  }

  private void ownQuery() {
    yes(orders.countriesSince(FIRST).size() > 1, orders.countriesSince(FIRST));
  }
}
