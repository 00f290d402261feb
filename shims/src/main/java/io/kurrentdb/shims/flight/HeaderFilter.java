package io.kurrentdb.shims.flight;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.kurrentdb.shims.connect.Headers;

/**
 * Keeps from KurrentDB what the driver takes for headers: every connection property that it does
 * not know, and hosts such as Spark add many. What the user has marked with {@code header.} goes
 * out, without the mark. Thread-safe.
 */
final class HeaderFilter implements ClientInterceptor {
  private static final HeaderFilter INSTANCE = new HeaderFilter();

  private HeaderFilter() {}

  /** The channel, for calls without the headers that nobody meant. */
  static Channel over(Channel channel) {
    return ClientInterceptors.intercept(channel, INSTANCE);
  }

  @Override
  public <ReqT, RespT> ClientCall<ReqT, RespT> interceptCall(
      MethodDescriptor<ReqT, RespT> method, CallOptions options, Channel next) {
    return new ForwardingClientCall.SimpleForwardingClientCall<ReqT, RespT>(
        next.newCall(method, options)) {
      @Override
      public void start(Listener<RespT> listener, Metadata headers) {
        filter(headers);
        super.start(listener, headers);
      }
    };
  }

  static void filter(Metadata headers) {
    // A copy: names cannot be taken away while they are gone through.
    for (String name : headers.keys().toArray(new String[0])) {
      if (Headers.isSent(name)) {
        continue;
      }
      Metadata.Key<?> key =
          name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
              ? Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)
              : Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
      Iterable<?> values = headers.removeAll(key);
      String unmarked = Headers.unmarked(name);
      if (unmarked != null && values != null) {
        putAll(headers, unmarked, values);
      }
    }
  }

  private static void putAll(Metadata headers, String name, Iterable<?> values) {
    Metadata.Key<String> key = Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    headers.removeAll(key);
    for (Object value : values) {
      headers.put(key, (String) value);
    }
  }
}
