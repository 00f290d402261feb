package io.kurrentdb.it.endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The switches of an {@link EmbeddedEndpoint}; each has the value of an ordinary insecure node. */
public final class EndpointBuilder {

  int port;
  InetAddress address;
  long rows = 2_000;
  EventStoreData.Content content = EventStoreData.Content.ORDERS;
  List<UserIndex> userIndexes = UserIndex.SAMPLES;
  Release release = Release.V26_1;
  Indexes indexes = Indexes.PRESENT;
  Compression compression = Compression.GZIP;
  Duration latency = Duration.ZERO;
  Duration serverFeaturesLatency;
  int maxDepth = ServerQueryRewriter.DEFAULT_MAX_DEPTH;
  boolean authentication;
  boolean licensed = true;
  boolean foreign;
  TlsMaterial tls;

  EndpointBuilder() {}

  /** Listens on this port; 0, the default, takes a free one. */
  public EndpointBuilder port(int number) {
    port = number;
    return this;
  }

  /** Listens to this machine alone; otherwise every address is listened on, as a node does. */
  public EndpointBuilder loopback() {
    address = InetAddress.getLoopbackAddress();
    return this;
  }

  /** How many events there are; 2,000 by default. Millions take some seconds to make. */
  public EndpointBuilder rows(long count) {
    rows = count;
    return this;
  }

  /** What the events look like. */
  public EndpointBuilder content(EventStoreData.Content kind) {
    content = kind;
    return this;
  }

  /** The user-defined indexes, {@link UserIndex#SAMPLES} by default. */
  public EndpointBuilder userIndexes(List<UserIndex> list) {
    userIndexes = List.copyOf(list);
    return this;
  }

  /** The release whose behaviour the endpoint has, 26.1.0 by default. */
  public EndpointBuilder release(Release value) {
    release = value;
    return this;
  }

  /** Whether IndexesService/List answers; where it does not, there are no usr tables either. */
  public EndpointBuilder indexes(Indexes value) {
    indexes = value;
    return this;
  }

  /** Whether responses are compressed with gzip, as a node does by default. */
  public EndpointBuilder compression(Compression value) {
    compression = value;
    return this;
  }

  /** Waits so long before each call is handled, as a distant node would. */
  public EndpointBuilder latency(Duration added) {
    latency = added;
    return this;
  }

  /**
   * Answers ServerFeatures so much later, as a busy server would; one that is foreign has nothing
   * to answer then, and is silent until then.
   */
  public EndpointBuilder serverFeaturesLatency(Duration added) {
    serverFeaturesLatency = added;
    return this;
  }

  /** The deepest syntax tree that is parsed, in levels; 64 by default. */
  public EndpointBuilder maxDepth(int levels) {
    maxDepth = levels;
    return this;
  }

  /**
   * Requires credentials: {@code admin/changeit}, or {@code no-all/changeit} who has no permission
   * on {@code $all}.
   */
  public EndpointBuilder authentication() {
    authentication = true;
    return this;
  }

  /** Answers every Flight call with the missing entitlement. */
  public EndpointBuilder unlicensed() {
    licensed = false;
    return this;
  }

  /** Speaks TLS with this certificate. */
  public EndpointBuilder tls(TlsMaterial material) {
    tls = material;
    return this;
  }

  /**
   * Is no KurrentDB at all, but an ordinary, complete Flight SQL server over the same events: any
   * SQL, metadata with rows, no ServerFeatures.
   */
  public EndpointBuilder foreign() {
    foreign = true;
    return this;
  }

  /** Makes the events and starts listening. */
  public EmbeddedEndpoint start() throws IOException, SQLException {
    return new EmbeddedEndpoint(this).start();
  }
}
