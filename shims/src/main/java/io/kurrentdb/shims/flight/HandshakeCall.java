package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.kurrentdb.shims.core.SqlState;

/**
 * Answers the driver's Handshake without asking the server for one: 26.1.0-rc.1 has none, and the
 * others hand the credentials back unread. The credentials are checked by the first real call, made
 * here, so that a wrong password fails where the host connects. That call also tells the columns of
 * kdb.records, which are needed anyway.
 */
final class HandshakeCall<ReqT, RespT> extends PendingCall<ReqT, RespT> {
  /** A HandshakeResponse without fields. */
  private static final byte[] EMPTY = {};

  HandshakeCall(Connection connection, MethodDescriptor<ReqT, RespT> method, CallOptions options) {
    super(connection, method, options);
  }

  @Override
  void decide(byte[] request) {
    Session session = caller().session();
    try {
      session.catalogs().check(caller());
    } catch (io.grpc.StatusRuntimeException e) {
      throw Failures.atConnect(e, SqlState.CANNOT_CONNECT);
    }
    Metadata reply = new Metadata();
    String bearer = Authorization.asBearer(session.authorization());
    if (bearer != null) {
      reply.put(Authorization.HEADER, bearer);
    }
    answerHeaders(reply);
    answer(EMPTY);
    end();
  }
}
