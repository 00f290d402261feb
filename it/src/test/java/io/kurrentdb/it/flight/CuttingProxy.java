package io.kurrentdb.it.flight;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between client and server, and misbehaves on purpose: it cuts the connection in the moment
 * in which the client's next request comes through, or stops forwarding and leaves it open.
 */
public final class CuttingProxy implements Closeable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
  private volatile int target;
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile String silence;

  public CuttingProxy(int target) throws IOException {
    this.target = target;
    start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Leads the next connections to another server, as a name with several addresses does. */
  void leadTo(int port) {
    target = port;
  }

  /** Cuts the connections of the next requests, one each. */
  void cut(int times) {
    cuts.set(times);
  }

  /** Cuts the connections that are open. */
  void cutNow() throws IOException {
    for (Socket client = clients.poll(); client != null; client = clients.poll()) {
      client.close();
    }
  }

  /** Forwards nothing more of a connection once a request has this word in it. */
  public void fallSilentAt(String word) {
    silence = word;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        clients.add(client);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        start(() -> copy(client, server, true));
        start(() -> copy(server, client, false));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void copy(Socket from, Socket to, boolean requests) {
    byte[] buffer = new byte[16 << 10];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (requests && isRequest(buffer, n) && cuts.getAndUpdate(c -> Math.max(0, c - 1)) > 0) {
          return;
        }
        if (requests && isEndOfTalk(buffer, n)) {
          swallow(in);
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException closed) {
      // Either side went away; the other one follows.
    }
  }

  private boolean isEndOfTalk(byte[] bytes, int length) {
    String word = silence;
    return word != null && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(word);
  }

  private static void swallow(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** HTTP/2 HEADERS: not the settings, window updates and pings that also come. */
  private static boolean isRequest(byte[] bytes, int length) {
    int at = length >= 24 && bytes[0] == 'P' ? 24 : 0;
    while (at + 9 <= length) {
      if (bytes[at + 3] == 1) {
        return true;
      }
      at += 9 + ((bytes[at] & 255) << 16 | (bytes[at + 1] & 255) << 8 | bytes[at + 2] & 255);
    }
    return false;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
