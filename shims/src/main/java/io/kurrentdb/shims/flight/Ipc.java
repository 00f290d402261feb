package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBuffer;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Between Arrow's vectors and the bytes that Flight sends. Keeps no memory from one use to the
 * next.
 */
final class Ipc {
  /**
   * The driver's own allocators belong to its connections, and check that nothing is left in them.
   */
  static final BufferAllocator ALLOCATOR = new RootAllocator();

  private Ipc() {}

  /** A schema as FlightInfo and prepared statements carry it: an encapsulated message. */
  static byte[] message(Schema schema) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (WriteChannel channel = new WriteChannel(Channels.newChannel(out))) {
      MessageSerializer.serialize(channel, schema, IpcOption.DEFAULT);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A schema as FlightInfo carries it, from the header of the message by which a result begins. */
  static ByteString encapsulated(byte[] header) {
    int padded = (header.length + 7) & ~7;
    ByteBuffer message = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    message.putInt(MessageSerializer.IPC_CONTINUATION_TOKEN).putInt(padded).put(header).rewind();
    return UnsafeByteOperations.unsafeWrap(message);
  }

  /** Whether two messages of {@link #message} have the same columns, by names and types. */
  static boolean sameColumns(ByteString left, ByteString right) {
    return left.equals(right) || sameColumns(schema(left).getFields(), schema(right).getFields());
  }

  private static boolean sameColumns(List<Field> left, List<Field> right) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      Field a = left.get(i);
      Field b = right.get(i);
      same =
          a.getName().equals(b.getName())
              && a.getType().equals(b.getType())
              && sameColumns(a.getChildren(), b.getChildren());
    }
    return same;
  }

  /** Reads what {@link #message} or the server made. */
  static Schema schema(ByteString message) {
    try (ReadChannel channel =
        new ReadChannel(Channels.newChannel(new ByteArrayInputStream(message.toByteArray())))) {
      return MessageSerializer.deserializeSchema(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A result as DoGet sends it: the schema, then the rows if there are any. */
  static List<byte[]> flightData(VectorSchemaRoot root) {
    byte[] schema =
        flightData(
            MessageSerializer.serializeMetadata(root.getSchema(), IpcOption.DEFAULT), new byte[0]);
    return root.getRowCount() == 0 ? List.of(schema) : List.of(schema, rows(root));
  }

  private static byte[] rows(VectorSchemaRoot root) {
    try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
      ByteBuffer header = MessageSerializer.serializeMetadata(batch, IpcOption.DEFAULT);
      return flightData(header, body(batch));
    }
  }

  private static byte[] body(ArrowRecordBatch batch) {
    byte[] body = new byte[(int) batch.computeBodyLength()];
    List<ArrowBuf> buffers = batch.getBuffers();
    List<ArrowBuffer> layout = batch.getBuffersLayout();
    for (int i = 0; i < buffers.size(); i++) {
      ArrowBuf buffer = buffers.get(i);
      int at = (int) layout.get(i).getOffset();
      buffer.getBytes(buffer.readerIndex(), body, at, (int) buffer.readableBytes());
    }
    return body;
  }

  private static byte[] flightData(ByteBuffer header, byte[] body) {
    return Flight.FlightData.newBuilder()
        .setDataHeader(ByteString.copyFrom(header))
        .setDataBody(ByteString.copyFrom(body))
        .build()
        .toByteArray();
  }

  /** How many rows a message has; 0 where it is no record batch. */
  static long rowCount(byte[] header) {
    if (header.length == 0) {
      return 0;
    }
    Message message = Message.getRootAsMessage(ByteBuffer.wrap(header));
    RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
    return message.headerType() == org.apache.arrow.flatbuf.MessageHeader.RecordBatch
        ? batch.length()
        : 0;
  }

  /** The first rows of a message. */
  static byte[] cut(byte[] schemaHeader, byte[] message, int rows) {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(schemaHeader), ALLOCATOR)) {
      load(root, Flight.FlightData.parseFrom(message));
      try (VectorSchemaRoot first = root.slice(0, rows)) {
        return rows(first);
      }
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a schema from the header of the message that carries it. */
  static Schema schema(byte[] header) {
    return MessageSerializer.deserializeSchema(
        MessageMetadataResult.create(ByteBuffer.wrap(header), header.length));
  }

  /** Fills vectors with the rows of one message. */
  static void load(VectorSchemaRoot root, Flight.FlightData data) {
    byte[] header = data.getDataHeader().toByteArray();
    MessageMetadataResult message =
        MessageMetadataResult.create(ByteBuffer.wrap(header), header.length);
    try (ArrowBuf body = ALLOCATOR.buffer(data.getDataBody().size())) {
      body.setBytes(0, data.getDataBody().toByteArray());
      body.writerIndex(data.getDataBody().size());
      // Reading the batch gives one reference back.
      body.getReferenceManager().retain();
      try (ArrowRecordBatch batch = MessageSerializer.deserializeRecordBatch(message, body)) {
        new VectorLoader(root).load(batch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives back what a message holds that the client will not see. */
  static void close(Object message) {
    if (message instanceof AutoCloseable) {
      try {
        ((AutoCloseable) message).close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
