package io.kurrentdb.it.endpoint;

import io.grpc.Attributes;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * A KurrentDB node's Arrow Flight SQL endpoint inside this process, over generated events in
 * DuckDB, with the defects of the real one. It records every call, so that tests can assert round
 * trips.
 *
 * <p>The JVM needs {@code --add-opens=java.base/java.nio=ALL-UNNAMED} for Arrow's memory.
 *
 * <pre>{@code
 * try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().rows(2_000).start()) {
 *   DriverManager.getConnection(endpoint.jdbcUrl());
 *   endpoint.calls().countsByType();
 * }
 * }</pre>
 */
public final class EmbeddedEndpoint implements AutoCloseable {

  private final EndpointBuilder options;
  private final EventStoreData data;
  private final CallLog calls = new CallLog();
  private final AtomicLong connections = new AtomicLong();
  private final BufferAllocator allocator = new RootAllocator();
  private final QueryEngine engine;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "endpoint-worker");
            thread.setDaemon(true);
            return thread;
          });
  private EventLoopGroup acceptor;
  private ConnectionLoops loops;
  private CallRouter router;
  private Server server;
  private int port;
  private volatile List<ClusterMember> members;

  EmbeddedEndpoint(EndpointBuilder options) throws SQLException {
    this.options = options;
    this.port = options.port;
    List<UserIndex> indexes = options.indexes == Indexes.PRESENT ? options.userIndexes : List.of();
    this.data =
        options.foreign
            ? EventStoreData.oracle(options.rows, options.content, indexes)
            : EventStoreData.server(options.rows, options.content, indexes);
    this.engine = new QueryEngine(data, allocator, options.maxDepth);
  }

  /** Starts with the switches of an ordinary insecure node; see the methods of the builder. */
  public static EndpointBuilder builder() {
    return new EndpointBuilder();
  }

  EmbeddedEndpoint start() throws IOException {
    acceptor = new NioEventLoopGroup(1);
    loops = new ConnectionLoops();
    router = new CallRouter(workers, calls, options.compression);
    router.setLatency(options.latency);
    for (RpcMethod method : FlightMethods.of(flightService())) {
      router.add(method);
    }
    if (!options.foreign) {
      addClusterServices();
    }
    if (options.serverFeaturesLatency != null) {
      router.setLatency("GetSupportedMethods", options.serverFeaturesLatency);
    }
    server = listen(router);
    port = server.getPort();
    return this;
  }

  private FlightMethods.Service flightService() {
    MetadataAnswers metadata = new FlightSqlMetadata(data, engine, allocator, options.foreign);
    if (options.foreign) {
      return new ForeignFlightService(engine, allocator, metadata);
    }
    return new KurrentFlightService(options.release, access(), engine, allocator, metadata);
  }

  private void addClusterServices() {
    Access access = access();
    if (options.indexes != Indexes.ABSENT) {
      router.add(ClusterServices.indexes(access, options.indexes, data.indexes()));
    }
    router.add(ClusterServices.gossip(access, this));
    List<String> names =
        router.names().stream().filter(name -> !name.startsWith("arrow.")).toList();
    router.add(ClusterServices.serverFeatures(options.release, names));
  }

  private Access access() {
    return new Access(options.authentication, options.licensed, options.release);
  }

  private Server listen(CallRouter handlers) throws IOException {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(options.address, port))
            .bossEventLoopGroup(acceptor)
            .workerEventLoopGroup(loops)
            .channelType(NioServerSocketChannel.class)
            .directExecutor()
            .fallbackHandlerRegistry(handlers)
            .addTransportFilter(new Connections());
    if (options.tls != null) {
      builder.sslContext(options.tls.serverContext());
    }
    return builder.build().start();
  }

  private final class Connections extends ServerTransportFilter {
    @Override
    public Attributes transportReady(Attributes attributes) {
      ConnectionState state = new ConnectionState(connections.incrementAndGet());
      return attributes.toBuilder().set(ConnectionState.KEY, state).build();
    }

    @Override
    public void transportTerminated(Attributes attributes) {
      ConnectionState state = attributes == null ? null : attributes.get(ConnectionState.KEY);
      if (state != null) {
        state.dispose();
      }
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /**
   * The driver's URL for it, without credentials: {@code
   * jdbc:arrow-flight-sql://localhost:port?...}.
   */
  public String jdbcUrl() {
    return "jdbc:arrow-flight-sql://localhost:"
        + port
        + "?useEncryption="
        + (options.tls != null)
        + (options.tls != null ? "&tlsRootCerts=" + options.tls.caPem() : "");
  }

  /** Makes the gossip show this cluster, instead of this node alone as the leader. */
  public void gossip(List<ClusterMember> cluster) {
    members = List.copyOf(cluster);
  }

  List<ClusterMember> members() {
    List<ClusterMember> set = members;
    return set == null
        ? List.of(new ClusterMember(ClusterMember.LEADER, true, "localhost", port))
        : set;
  }

  /** The calls it received. */
  public CallLog calls() {
    return calls;
  }

  /** How many queries DuckDB is busy with now. */
  public int runningQueries() {
    return engine.running();
  }

  /** How many HTTP/2 connections it has accepted. */
  public long connections() {
    return connections.get();
  }

  /** Appends so many events, as a client of the node's would. */
  public void append(long events) throws SQLException {
    data.append(events);
  }

  /** Gives a user-defined index one more field. */
  public void addField(String index, String field) throws SQLException {
    data.addField(index, field);
  }

  /** Changes what is waited before each call from now on. */
  public void setLatency(Duration added) {
    router.setLatency(added);
  }

  /** The same for the calls of one method, {@code GetFlightInfo}, until the next restart. */
  public void setLatency(String method, Duration added) {
    router.setLatency(method, added);
  }

  /**
   * Ends this node as a crash would, and starts it anew on the same port with a new signing key.
   */
  public EmbeddedEndpoint restart() throws IOException, InterruptedException {
    stopAbruptly();
    return start();
  }

  /** Cuts every connection without a word and stops listening; {@link #restart} begins again. */
  public void stopAbruptly() throws InterruptedException {
    loops.cutConnections();
    server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws SQLException, InterruptedException {
    server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    workers.shutdownNow();
    if (workers.awaitTermination(10, TimeUnit.SECONDS)) {
      engine.close();
      data.close();
      allocator.close();
    }
  }
}
