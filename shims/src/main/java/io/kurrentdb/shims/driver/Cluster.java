package io.kurrentdb.shims.driver;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.kurrentdb.shims.connect.ConnectFailure;
import io.kurrentdb.shims.connect.ConnectRequest;
import io.kurrentdb.shims.connect.Endpoint;
import io.kurrentdb.shims.connect.Member;
import io.kurrentdb.shims.connect.TrustedCertificates;
import io.kurrentdb.shims.core.Log;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The nodes of a cluster, as one of the hosts in the URL knows them: KurrentDB's Gossip/Read, the
 * way in which its own clients choose a node.
 */
final class Cluster {
  private static final MethodDescriptor<byte[], byte[]> READ =
      MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
          .setFullMethodName("event_store.client.gossip.Gossip/Read")
          .setType(MethodDescriptor.MethodType.UNARY)
          .build();

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ConnectRequest request;
  private final Random random = new Random();

  Cluster(ConnectRequest request) {
    this.request = request;
  }

  /**
   * The nodes to try, in order: those that the gossip knows by preference, then the hosts of the
   * URL. Never empty: where nobody gossips, or the user may not ask, the hosts are all there is.
   */
  List<Endpoint> nodes() {
    List<Endpoint> seeds = new ArrayList<>(request.hosts());
    Collections.shuffle(seeds, random);
    for (Endpoint seed : seeds) {
      List<Endpoint> nodes = request.preference().order(ask(seed), random);
      if (!nodes.isEmpty()) {
        Log.debug("gossip of " + seed + ": connecting to one of " + nodes);
        for (Endpoint host : request.hosts()) {
          if (!nodes.contains(host)) {
            nodes.add(host);
          }
        }
        return nodes;
      }
    }
    return request.hosts();
  }

  private List<Member> ask(Endpoint seed) {
    ManagedChannel channel = null;
    try {
      channel = channel(seed);
      CallOptions options =
          CallOptions.DEFAULT.withDeadlineAfter(request.gossipMillis(), TimeUnit.MILLISECONDS);
      return Member.read(
          ClientCalls.blockingUnaryCall(
              io.grpc.ClientInterceptors.intercept(
                  channel, MetadataUtils.newAttachHeadersInterceptor(credentials())),
              READ,
              options,
              new byte[0]));
    } catch (StatusRuntimeException | IOException e) {
      Log.warn("no gossip from " + seed + ": " + reason(seed, e));
      return List.of();
    } finally {
      if (channel != null) {
        channel.shutdownNow();
      }
    }
  }

  private String reason(Endpoint seed, Exception error) {
    ConnectFailure.Reason reason =
        ConnectFailure.explain(seed.toString(), request.isTls(), true, error);
    return reason == null ? error.getMessage() : reason.text();
  }

  private Metadata credentials() {
    Metadata headers = new Metadata();
    String basic = request.basicCredentials();
    if (basic != null) {
      byte[] bytes = basic.getBytes(StandardCharsets.UTF_8);
      headers.put(AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(bytes));
    } else if (request.token() != null) {
      headers.put(AUTHORIZATION, "Bearer " + request.token());
    }
    return headers;
  }

  private ManagedChannel channel(Endpoint seed) throws IOException {
    String host = seed.host().indexOf(':') >= 0 ? "[" + seed.host() + "]" : seed.host();
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(host, seed.port());
    if (!request.isTls()) {
      return builder.usePlaintext().build();
    }
    SslContextBuilder tls = GrpcSslContexts.forClient();
    if (!request.isVerified()) {
      tls.trustManager(InsecureTrustManagerFactory.INSTANCE);
    } else if (request.caFile() != null) {
      tls.trustManager(new ByteArrayInputStream(TrustedCertificates.ofPem(request.caFile())));
    } else if (request.trustStore() != null) {
      tls.trustManager(
          new ByteArrayInputStream(
              TrustedCertificates.of(request.trustStore(), request.trustStorePassword())));
    }
    if (request.userCertFile() != null) {
      tls.keyManager(new File(request.userCertFile()), new File(request.userKeyFile()));
    }
    return builder.sslContext(tls.build()).build();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try (InputStream in = stream) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
