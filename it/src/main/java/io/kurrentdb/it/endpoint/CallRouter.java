package io.kurrentdb.it.endpoint;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Finds the handler of a call, records the call, and turns what the handler throws into the status
 * that the server's gRPC library makes of it.
 */
final class CallRouter extends HandlerRegistry {

  private final Map<String, RpcMethod> methods = new HashMap<>();
  private final Executor workers;
  private final CallLog log;
  private final Compression compression;
  private final Map<String, Duration> latencies = new ConcurrentHashMap<>();
  private volatile Duration latency = Duration.ZERO;

  CallRouter(Executor workers, CallLog log, Compression compression) {
    this.workers = workers;
    this.log = log;
    this.compression = compression;
  }

  void add(RpcMethod method) {
    methods.put(method.descriptor().getFullMethodName(), method);
  }

  /** The methods that are answered, {@code service/method}. */
  List<String> names() {
    return methods.keySet().stream().sorted().toList();
  }

  void setLatency(Duration added) {
    latency = added;
  }

  /** A latency of one method's own, by its name without the service's. */
  void setLatency(String method, Duration added) {
    latencies.put(method, added);
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
    RpcMethod known = methods.get(name);
    RpcMethod method = known == null ? unknown(name) : known;
    return ServerMethodDefinition.create(
        method.descriptor(), (call, headers) -> start(method, call, headers));
  }

  // The texts of Grpc.AspNetCore for what is not mapped.
  private RpcMethod unknown(String name) {
    String service = name.substring(0, name.indexOf('/') + 1);
    boolean known = methods.keySet().stream().anyMatch(method -> method.startsWith(service));
    String text = known ? "Method is unimplemented." : "Service is unimplemented.";
    return RpcMethod.of(
        MethodType.UNKNOWN,
        name,
        true,
        exchange -> {
          throw FlightMethods.unimplemented(text);
        });
  }

  private ServerCall.Listener<byte[]> start(
      RpcMethod method, ServerCall<byte[], byte[]> call, Metadata headers) {
    String name = call.getMethodDescriptor().getFullMethodName();
    ConnectionState connection = call.getAttributes().get(ConnectionState.KEY);
    Call record = new Call(name, connection.number(), headers);
    log.add(record);
    return new Exchange(
            call,
            headers,
            record,
            compression,
            method,
            exchange -> submit(() -> answer(method, exchange, record)))
        .begin();
  }

  private void submit(Runnable answer) {
    try {
      workers.execute(answer);
    } catch (RejectedExecutionException e) {
      // The endpoint is being closed; so is the connection.
    }
  }

  private static void delay(Duration latency) throws InterruptedException {
    // sleep(0) gives the processor away.
    if (!latency.isZero()) {
      Thread.sleep(latency.toMillis());
    }
  }

  private void answer(RpcMethod method, Exchange exchange, Call record) {
    try {
      delay(latencies.getOrDefault(method.descriptor().getBareMethodName(), latency));
      method.handler().handle(exchange);
      exchange.close(Status.OK, new Metadata());
    } catch (StatusRuntimeException e) {
      Metadata trailers = e.getTrailers();
      exchange.close(e.getStatus(), trailers == null ? new Metadata() : trailers);
    } catch (Throwable e) {
      record.failed(e);
      exchange.close(
          exchange.isCancelled()
              ? Status.CANCELLED
              : Status.UNKNOWN.withDescription("Exception was thrown by handler."),
          new Metadata());
    }
  }
}
