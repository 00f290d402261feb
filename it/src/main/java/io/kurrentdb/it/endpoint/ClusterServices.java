package io.kurrentdb.it.endpoint;

import com.google.protobuf.CodedOutputStream;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What else a node says about itself on the same port: ServerFeatures, Gossip, the list of
 * user-defined indexes. Few enough messages to write them field by field.
 */
final class ClusterServices {

  static final String SERVER_FEATURES =
      "event_store.client.server_features.ServerFeatures/GetSupportedMethods";

  /** Writes one protobuf message's fields. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private ClusterServices() {}

  static RpcMethod serverFeatures(Release release, List<String> methods) {
    return RpcMethod.unary(
        SERVER_FEATURES,
        exchange ->
            exchange.send(
                message(
                    out -> {
                      for (String method : methods) {
                        out.writeByteArray(1, message(fields -> supported(fields, method)));
                      }
                      out.writeString(2, release.reportedVersion());
                    })));
  }

  private static void supported(CodedOutputStream out, String method) throws IOException {
    String lower = method.toLowerCase(java.util.Locale.ROOT);
    int slash = lower.indexOf('/');
    out.writeString(1, lower.substring(slash + 1));
    out.writeString(2, lower.substring(0, slash));
  }

  static RpcMethod gossip(Access access, EmbeddedEndpoint node) {
    return RpcMethod.unary(
        "event_store.client.gossip.Gossip/Read",
        exchange -> {
          access.requireUser(exchange.headers());
          exchange.send(
              message(
                  out -> {
                    for (ClusterMember each : node.members()) {
                      out.writeByteArray(1, message(fields -> member(fields, each)));
                    }
                  }));
        });
  }

  private static void member(CodedOutputStream out, ClusterMember member) throws IOException {
    out.writeByteArray(1, message(id -> id.writeString(2, "00000000-0000-4000-8000-000000002113")));
    out.writeInt64(2, 17_760_000_000_000_000L);
    out.writeEnum(3, member.state());
    out.writeBool(4, member.alive());
    out.writeByteArray(
        5,
        message(
            endPoint -> {
              endPoint.writeString(1, member.host());
              endPoint.writeUInt32(2, member.port());
            }));
  }

  static RpcMethod indexes(Access access, Indexes state, List<UserIndex> indexes) {
    return RpcMethod.unary(
        "kurrentdb.protocol.v2.indexes.IndexesService/List",
        exchange -> {
          access.user(exchange.headers());
          if (state == Indexes.DISABLED) {
            throw Status.FAILED_PRECONDITION
                .withDescription(
                    "Secondary indexing is disabled (configuration key"
                        + " KurrentDB::SecondaryIndexing::Enabled is false)")
                .asRuntimeException();
          }
          access.requireUser(exchange.headers());
          exchange.send(
              message(
                  out -> {
                    for (UserIndex index : indexes) {
                      out.writeByteArray(1, message(fields -> index(fields, index)));
                    }
                  }));
        });
  }

  private static void index(CodedOutputStream out, UserIndex index) throws IOException {
    out.writeString(1, index.name());
    out.writeString(2, index.filter());
    for (UserIndex.Field field : index.fields()) {
      out.writeByteArray(
          3,
          message(
              fields -> {
                fields.writeString(1, field.name());
                fields.writeString(2, field.selector());
                fields.writeEnum(4, field.type().number());
              }));
    }
    out.writeEnum(4, index.state().number());
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.write(out);
    out.flush();
    return bytes.toByteArray();
  }
}
