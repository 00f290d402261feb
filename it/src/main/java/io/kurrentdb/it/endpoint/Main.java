package io.kurrentdb.it.endpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The embedded endpoint as a program: prints one line when it is ready, runs until it is ended. */
public final class Main {

  private static final String HELP =
      """
      An embedded KurrentDB Arrow Flight SQL endpoint over generated events.

      java --add-opens=java.base/java.nio=ALL-UNNAMED -cp "it/target/classes:$(cat it/target/demo/class-path)" \\
        io.kurrentdb.it.endpoint.Main [option...]     (in the project's folder, after mvn -DskipTests package)

        --port <n>           port to listen on; 0 takes a free one (2113)
        --rows <n>           how many events, 0 to millions (2000)
        --data <kind>        orders: every payload JSON; mixed: some binary, some deleted (orders)
        --release <name>     26.1.0-rc.1, 26.1.0 or with_metadata (26.1.0)
        --indexes <state>    present, absent or disabled (present)
        --auth               require credentials: admin/changeit; no-all/changeit may not read $all
        --tls                speak TLS with a certificate for localhost
        --tls-certificate <kind>  valid, wrong_host or expired (valid); implies --tls
        --ca <file>          where the CA's certificate is written; implies --tls
        --unlicensed         answer every Flight call with the missing entitlement
        --latency-ms <n>     wait so long before each call (0)
        --no-gzip            do not compress responses
        --max-depth <n>      deepest syntax tree that is parsed (64)
        --foreign            be an ordinary Flight SQL server instead, not KurrentDB
        --help               print this
      """;

  private Main() {}

  /**
   * Starts the endpoint; exit code 2 and a message on stderr for options it does not understand.
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(HELP);
      return;
    }
    EndpointBuilder builder;
    try {
      builder = parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "; --help lists the options");
      System.exit(2);
      return;
    }
    try {
      serve(builder);
    } catch (IOException e) {
      System.err.println("The endpoint cannot start: " + e);
      System.exit(1);
    }
  }

  private static void serve(EndpointBuilder builder)
      throws IOException, SQLException, InterruptedException {
    EmbeddedEndpoint endpoint = builder.start();
    System.out.println("ready port=" + endpoint.port() + " url=" + endpoint.jdbcUrl());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
    ended.await();
  }

  static EndpointBuilder parse(List<String> args) throws IOException {
    EndpointBuilder builder = EmbeddedEndpoint.builder().port(2113);
    TlsMaterial.Kind kind = null;
    Path ca = null;
    Iterator<String> rest = args.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--port" -> builder.port(number(option, rest, 65_535));
        case "--rows" -> builder.rows(number(option, rest));
        case "--data" ->
            builder.content(constant(EventStoreData.Content.class, option, value(option, rest)));
        case "--release" -> builder.release(Release.of(value(option, rest)));
        case "--indexes" -> builder.indexes(constant(Indexes.class, option, value(option, rest)));
        case "--auth" -> builder.authentication();
        case "--tls" -> kind = kind == null ? TlsMaterial.Kind.VALID : kind;
        case "--tls-certificate" ->
            kind = constant(TlsMaterial.Kind.class, option, value(option, rest));
        case "--ca" -> ca = Path.of(value(option, rest));
        case "--unlicensed" -> builder.unlicensed();
        case "--latency-ms" -> builder.latency(Duration.ofMillis(number(option, rest)));
        case "--no-gzip" -> builder.compression(Compression.NONE);
        case "--max-depth" -> builder.maxDepth(number(option, rest, Integer.MAX_VALUE));
        case "--foreign" -> builder.foreign();
        default -> throw new IllegalArgumentException("Unknown option " + option);
      }
    }
    return withTls(builder, kind, ca);
  }

  private static EndpointBuilder withTls(EndpointBuilder builder, TlsMaterial.Kind kind, Path ca)
      throws IOException {
    TlsMaterial.Kind wanted = kind == null ? TlsMaterial.Kind.VALID : kind;
    if (ca != null) {
      try {
        builder.tls(TlsMaterial.generate(wanted, ca));
      } catch (IOException e) {
        throw new IllegalArgumentException("--ca cannot be written: " + e);
      }
    } else if (kind != null) {
      builder.tls(TlsMaterial.generate(kind));
    }
    return builder;
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static long number(String option, Iterator<String> rest) {
    String value = value(option, rest);
    try {
      long number = Long.parseLong(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        option + " needs a number of 0 or more, not '" + value + "'");
  }

  private static int number(String option, Iterator<String> rest, int most) {
    long number = number(option, rest);
    if (number > most) {
      throw new IllegalArgumentException(option + " takes " + most + " at most, not " + number);
    }
    return (int) number;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String option, String value) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(option + " does not know '" + value + "'");
  }
}
