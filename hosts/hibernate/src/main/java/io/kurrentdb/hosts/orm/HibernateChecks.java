package io.kurrentdb.hosts.orm;

import static io.kurrentdb.it.jvm.Checks.check;
import static io.kurrentdb.it.jvm.Checks.same;
import static io.kurrentdb.it.jvm.Checks.thrown;
import static io.kurrentdb.it.jvm.Checks.yes;

import io.kurrentdb.it.jvm.Checks;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.SQLGrammarException;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/** Read-only entities over events. Argument: the URL; no driver and no dialect is named. */
public final class HibernateChecks {
  private final SessionFactory factory;

  private HibernateChecks(SessionFactory factory) {
    this.factory = factory;
  }

  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    Class<?>[] entities = {Event.class, CountryOrder.class, CustomerOrder.class};
    try (SessionFactory factory = open(url, "validate", entities)) {
      new HibernateChecks(factory).run();
    }
    check("validation finds a column that is not there", () -> validates(url));
    check("another database in the same application gets its own dialect", () -> other());
    Checks.end();
    System.exit(0);
  }

  private static SessionFactory open(String url, String schema, Class<?>... entities) {
    Configuration configuration =
        new Configuration()
            .setProperty("jakarta.persistence.jdbc.url", url)
            .setProperty("jakarta.persistence.jdbc.user", url.contains(":h2:") ? "sa" : "admin")
            .setProperty(
                "jakarta.persistence.jdbc.password", url.contains(":h2:") ? "" : "changeit")
            .setProperty("hibernate.hbm2ddl.auto", schema);
    for (Class<?> entity : entities) {
      configuration.addAnnotatedClass(entity);
    }
    return configuration.buildSessionFactory();
  }

  private void run() {
    check("the dialect is KurrentDB's", () -> same("KurrentDialect", dialect(factory)));
    check("an entity is found by its id", this::byId);
    check("a query orders and pages", this::pages);
    check("an association is fetched by a join", this::association);
    check("entities without an association are joined", this::entityJoin);
    check("a query groups and counts", this::groups);
    check("functions of HQL are those of the database", this::functions);
    check("parameters are numbers, texts, lists and null", this::parameters);
    check("a native query pages as well", this::nativeQuery);
    check("a window function and a subquery in FROM", this::windows);
    check("a read-only transaction ends without a complaint", this::transaction);
    check("a wrong native text is SQLGrammarException", this::wrongText);
    check("a change is refused", this::change);
  }

  private static String dialect(SessionFactory factory) {
    return ((SessionFactoryImplementor) factory)
        .getJdbcServices()
        .getDialect()
        .getClass()
        .getSimpleName();
  }

  private void byId() {
    try (Session session = factory.openSession()) {
      Event event = session.find(Event.class, 100L);
      same("orders-1", event.stream);
      same(16, event.recordId.length);
      same(null, event.expiresAt);
      same(false, event.deleted);
      yes(event.data.startsWith("{"), event.data);
      same(null, session.find(Event.class, 101L));
    }
  }

  private void pages() {
    try (Session session = factory.openSession()) {
      List<Long> page =
          session
              .createQuery(
                  "select e.position from Event e where e.stream = :stream order by e.position desc",
                  Long.class)
              .setParameter("stream", "orders-3")
              .setFirstResult(2)
              .setMaxResults(3)
              .getResultList();
      same(List.of(197_300L, 196_300L, 195_300L), page);
      same(5, session.createQuery("from Event", Event.class).setMaxResults(5).list().size());
    }
  }

  private void association() {
    try (Session session = factory.openSession()) {
      List<CountryOrder> orders =
          session
              .createQuery(
                  "from CountryOrder o join fetch o.event e where e.position <= 300 order by e.position",
                  CountryOrder.class)
              .getResultList();
      same(4, orders.size());
      same("orders-3", orders.get(3).event.stream);
    }
  }

  private void entityJoin() {
    try (Session session = factory.openSession()) {
      Object[] row =
          session
              .createQuery(
                  "select o.country, c.items, e.stream from CountryOrder o"
                      + " join CustomerOrder c on c.position = o.position"
                      + " left join Event e on e.position = o.position where o.position = 400",
                  Object[].class)
              .getSingleResult();
      same(5, row[1]);
      same("orders-4", row[2]);
    }
  }

  private void groups() {
    try (Session session = factory.openSession()) {
      List<Object[]> rows =
          session
              .createQuery(
                  "select e.stream, count(*), max(e.position) from Event e group by e.stream"
                      + " having count(*) > 1 order by e.stream",
                  Object[].class)
              .getResultList();
      same(10, rows.size());
      same(200L, rows.get(0)[1]);
    }
  }

  private void functions() {
    try (Session session = factory.openSession()) {
      Object[] row =
          session
              .createQuery(
                  "select upper(e.stream), length(e.stream), locate('-', e.stream),"
                      + " substring(e.stream, 1, 3), e.stream || '!', mod(e.position, 7),"
                      + " coalesce(e.expiresAt, -1L), year(local datetime),"
                      + " cast(e.position as String), floor(e.position / 3.0)"
                      + " from Event e where e.position = 100",
                  Object[].class)
              .getSingleResult();
      same("ORDERS-1", row[0]);
      same(8, row[1]);
      same(7, row[2]);
      same("ord", row[3]);
      same("orders-1!", row[4]);
      same(-1L, row[6]);
      yes((Integer) row[7] > 2_000, row[7]);
      same("100", row[8]);
    }
  }

  private void parameters() {
    try (Session session = factory.openSession()) {
      long count =
          session
              .createQuery(
                  "select count(*) from CustomerOrder c where c.amount > :amount"
                      + " and c.items in (:items) and (:customer is null or c.customer = :customer)"
                      + " and c.customer ilike :pattern",
                  Long.class)
              .setParameter("amount", 10.5)
              .setParameter("items", List.of(1, 2))
              .setParameter("customer", null, String.class)
              .setParameter("pattern", "CUSTOMER-1%")
              .getSingleResult();
      yes(count > 10, count);
    }
  }

  private void nativeQuery() {
    try (Session session = factory.openSession()) {
      List<String> streams =
          session
              .createNativeQuery(
                  "WITH s AS (SELECT DISTINCT stream FROM kdb.records) SELECT stream FROM s"
                      + " ORDER BY stream",
                  String.class)
              .setFirstResult(1)
              .setMaxResults(2)
              .getResultList();
      same(List.of("orders-1", "orders-2"), streams);
    }
  }

  private void windows() {
    try (Session session = factory.openSession()) {
      List<Object[]> rows =
          session
              .createQuery(
                  "select x.stream, x.number from (select e.stream as stream, e.position as position,"
                      + " row_number() over (partition by e.stream order by e.position) as number"
                      + " from Event e) x where x.number = 2 order by x.stream",
                  Object[].class)
              .getResultList();
      same(10, rows.size());
    }
  }

  private void transaction() {
    try (Session session = factory.openSession()) {
      session.setDefaultReadOnly(true);
      session.beginTransaction();
      same("orders-0", session.find(Event.class, 0L).stream);
      session.getTransaction().commit();
    }
  }

  private void wrongText() {
    try (Session session = factory.openSession()) {
      SQLGrammarException e =
          thrown(
              SQLGrammarException.class,
              () ->
                  session
                      .createNativeQuery("SELECT nothing FROM kdb.records", Object.class)
                      .list());
      yes(e.getSQLException().getSQLState().startsWith("42"), e.getSQLException());
    }
  }

  private void change() {
    try (Session session = factory.openSession()) {
      session.beginTransaction();
      thrown(
          SQLGrammarException.class,
          () ->
              session
                  .createNativeMutationQuery("DELETE FROM kdb.records WHERE log_position = 0")
                  .executeUpdate());
      session.getTransaction().rollback();
    }
  }

  private static void validates(String url) {
    SchemaManagementException e =
        thrown(SchemaManagementException.class, () -> open(url, "validate", Misfit.class).close());
    yes(e.getMessage().contains("not_there"), e.getMessage());
  }

  private static void other() {
    try (SessionFactory h2 = open("jdbc:h2:mem:notes", "create-drop", Note.class);
        Session session = h2.openSession()) {
      same("H2Dialect", dialect(h2));
      session.beginTransaction();
      Note note = new Note();
      note.text = "kept";
      session.persist(note);
      session.getTransaction().commit();
      same(List.of("kept"), session.createQuery("select text from Note", String.class).list());
    }
  }
}
