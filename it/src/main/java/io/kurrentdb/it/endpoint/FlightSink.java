package io.kurrentdb.it.endpoint;

import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.pojo.Schema;

/** Sends a result as it comes: a schema once, then batches. */
final class FlightSink implements QueryEngine.Sink {

  private final Exchange exchange;
  private final Schema prepared;
  private boolean started;

  /** Sends the result's own schema. */
  FlightSink(Exchange exchange) {
    this(exchange, null);
  }

  /** Sends the schema that was found when the statement was prepared, as the server does. */
  FlightSink(Exchange exchange, Schema prepared) {
    this.exchange = exchange;
    this.prepared = prepared;
  }

  @Override
  public void schema(Schema schema) throws Exception {
    // Apache.Arrow.Flight sets a stream up once; the second row of bound parameters fails here.
    if (started) {
      throw new IllegalStateException("Flight data stream is already set");
    }
    started = true;
    exchange.send(ArrowWire.schema(prepared == null ? schema : prepared));
  }

  @Override
  public void batch(VectorSchemaRoot root) throws Exception {
    // A batch is read with the schema of the preparation, which is a guess where DuckDB could not
    // tell
    // a parameter's type then.
    if (prepared != null && !sameTypes(prepared, root.getSchema())) {
      throw new IllegalStateException("The batch does not have the statement's schema");
    }
    exchange.send(ArrowWire.batch(root));
  }

  private static boolean sameTypes(Schema left, Schema right) {
    boolean same = left.getFields().size() == right.getFields().size();
    for (int i = 0; same && i < left.getFields().size(); i++) {
      same = left.getFields().get(i).getType().equals(right.getFields().get(i).getType());
    }
    return same;
  }

  /** The same for code that writes to Arrow's own listener. */
  ServerStreamListener listener() {
    return new Listener();
  }

  private final class Listener implements ServerStreamListener {

    private VectorSchemaRoot root;

    @Override
    public void start(VectorSchemaRoot source, DictionaryProvider dictionaries, IpcOption option) {
      root = source;
      unchecked(() -> schema(source.getSchema()));
    }

    @Override
    public void putNext() {
      unchecked(() -> batch(root));
    }

    @Override
    public void putNext(ArrowBuf metadata) {
      putNext();
    }

    @Override
    public void putMetadata(ArrowBuf metadata) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void error(Throwable cause) {
      throw new IllegalStateException(cause);
    }

    @Override
    public void completed() {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public boolean isCancelled() {
      return exchange.isCancelled();
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    private void unchecked(Sending sending) {
      try {
        sending.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private interface Sending {
    void run() throws Exception;
  }
}
