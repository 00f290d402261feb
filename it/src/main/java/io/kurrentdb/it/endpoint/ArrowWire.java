package io.kurrentdb.it.endpoint;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Turns schemas and batches into Flight messages, and a client's messages back into batches. */
final class ArrowWire {

  private ArrowWire() {}

  /** The schema as an encapsulated IPC message: FlightInfo, SchemaResult, prepared statements. */
  static ByteString encapsulated(Schema schema) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      MessageSerializer.serialize(new WriteChannel(Channels.newChannel(out)), schema);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return UnsafeByteOperations.unsafeWrap(out.toByteArray());
  }

  /** The first message of a stream. */
  static Flight.FlightData schema(Schema schema) {
    return Flight.FlightData.newBuilder()
        .setDataHeader(
            UnsafeByteOperations.unsafeWrap(
                MessageSerializer.serializeMetadata(schema, IpcOption.DEFAULT)))
        .build();
  }

  /** One batch of a stream. */
  static Flight.FlightData batch(VectorSchemaRoot root) {
    try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
      ByteArrayOutputStream body = new ByteArrayOutputStream((int) batch.computeBodyLength());
      MessageSerializer.writeBatchBuffers(new WriteChannel(Channels.newChannel(body)), batch);
      return Flight.FlightData.newBuilder()
          .setDataHeader(
              UnsafeByteOperations.unsafeWrap(
                  MessageSerializer.serializeMetadata(batch, IpcOption.DEFAULT)))
          .setDataBody(UnsafeByteOperations.unsafeWrap(body.toByteArray()))
          .build();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads what a client put: a schema and its batches. The caller closes the reader. */
  static ArrowStreamReader read(List<Flight.FlightData> messages, BufferAllocator allocator) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (Flight.FlightData message : messages) {
      if (!message.getDataHeader().isEmpty()) {
        encapsulate(message, stream);
      }
    }
    return new ArrowStreamReader(new ByteArrayInputStream(stream.toByteArray()), allocator);
  }

  private static void encapsulate(Flight.FlightData message, ByteArrayOutputStream stream) {
    byte[] header = message.getDataHeader().toByteArray();
    int padded = (header.length + 7) & ~7;
    ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    stream.writeBytes(prefix.putInt(-1).putInt(padded).array());
    stream.writeBytes(header);
    stream.writeBytes(new byte[padded - header.length]);
    stream.writeBytes(message.getDataBody().toByteArray());
  }
}
