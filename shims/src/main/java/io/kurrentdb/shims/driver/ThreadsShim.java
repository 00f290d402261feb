package io.kurrentdb.shims.driver;

import io.grpc.ManagedChannel;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * Starts gRPC's and netty's threads as the driver's own: a thread takes over the context class
 * loader of the one that starts it and, up to JDK 23, the protection domains of all classes on its
 * stack. Both would keep a web application in memory for as long as the thread lives.
 */
public final class ThreadsShim implements Function<Object[], Object> {
  private static final ThreadLocal<Boolean> STARTING = new ThreadLocal<>();

  /**
   * @param arguments the method's name, a thread factory, and the arguments of its newThread; null
   *     for those where the factory itself was made just now
   * @return a factory to use in that one's place; for newThread an array with the thread, or null
   *     where the factory is to go on
   */
  @Override
  public Object apply(Object[] arguments) {
    ThreadFactory factory = (ThreadFactory) arguments[1];
    if (arguments[2] == null) {
      return (ThreadFactory) work -> start(factory, work);
    }
    if (STARTING.get() != null) {
      return null;
    }
    STARTING.set(true);
    try {
      return new Object[] {start(factory, (Runnable) ((Object[]) arguments[2])[0])};
    } finally {
      STARTING.remove();
    }
  }

  @SuppressWarnings("removal")
  private static Thread start(ThreadFactory factory, Runnable work) {
    return AccessController.doPrivileged(
        (PrivilegedAction<Thread>)
            () -> {
              Thread thread = factory.newThread(work);
              thread.setContextClassLoader(ManagedChannel.class.getClassLoader());
              return thread;
            });
  }
}
