package io.kurrentdb.shims.flight;

import com.google.protobuf.ByteString;
import io.kurrentdb.shims.explain.ColumnOrigins;
import org.apache.arrow.vector.types.pojo.Schema;

/** What the JDBC side may ask about the server behind a channel. */
public final class Servers {
  private Servers() {}

  /**
   * Finds out whether KurrentDB is behind a client's channel; asks at most once for each authority.
   *
   * @param channel as FlightClient holds it; null where it is not known
   */
  public static boolean recognise(Object channel) {
    return channel instanceof KurrentChannel && ((KurrentChannel) channel).recognise();
  }

  /**
   * Whether KurrentDB is behind a client's channel, as far as its calls have shown; sends nothing.
   *
   * @param channel as FlightClient holds it; null where it is not known
   */
  public static boolean isKurrentDb(Object channel) {
    return channel instanceof KurrentChannel && ((KurrentChannel) channel).isKurrentDb();
  }

  /** Whether the server has answered and is not KurrentDB. */
  public static boolean isOther(Object channel) {
    return channel instanceof KurrentChannel && ((KurrentChannel) channel).isOther();
  }

  /**
   * Which column of which table each column of a text's result is; null where that is not known.
   */
  public static ColumnOrigins origins(Object channel, String sql) {
    return channel instanceof KurrentChannel ? ((KurrentChannel) channel).origins(sql) : null;
  }

  /** The columns that a statement's execution noted. */
  public static Schema schema(Object columns) {
    return Ipc.schema((ByteString) columns);
  }

  /** The defaultDeadline that the connection was made with, in milliseconds; 0 for none. */
  public static long deadlineMillis(Object channel) {
    return channel instanceof KurrentChannel ? ((KurrentChannel) channel).deadlineMillis() : 0;
  }

  /** What is to be closed before the channel; null where the channel is not known. */
  public static Unclosed unclosed(Object channel) {
    return channel instanceof KurrentChannel ? ((KurrentChannel) channel).unclosed() : null;
  }

  /** The version of KurrentDB behind a client's channel; empty where that is not known. */
  public static String version(Object channel) {
    return channel instanceof KurrentChannel ? ((KurrentChannel) channel).version() : "";
  }
}
