package io.kurrentdb.hosts.pools;

import java.io.File;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a JVM holds.
 *
 * @param heap bytes that are reachable
 * @param direct bytes outside of the heap, netty's and Arrow's
 * @param threads alive
 * @param files open, sockets among them
 */
record Footprint(long heap, long direct, int threads, int files) {
  private static final String NETTY = "io.netty.util.internal.PlatformDependent";
  private static final String SHADED = "org.apache.arrow.driver.jdbc.shaded.";

  static Footprint now() throws Exception {
    String[] files = new File("/proc/self/fd").list();
    return new Footprint(
        reachable(),
        outside(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        files == null ? 0 : files.length);
  }

  /** The least of some seconds: timers of calls that are over go by and by. */
  private static long reachable() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 12; i++) {
      System.gc();
      Thread.sleep(300);
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static long outside() throws ReflectiveOperationException {
    long direct = 0;
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      direct += pool.getMemoryUsed();
    }
    return direct + netty();
  }

  /** Netty counts for itself what it takes without the JDK's counting. */
  private static long netty() throws ReflectiveOperationException {
    Class<?> platform = Class.forName(SHADED + NETTY);
    return Math.max(0, (Long) platform.getMethod("usedDirectMemory").invoke(null));
  }
}
