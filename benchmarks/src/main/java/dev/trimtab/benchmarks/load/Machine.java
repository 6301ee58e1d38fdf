package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What was measured on.
 *
 * @param processor its name
 * @param cores how many, shared by server and load
 * @param system operating system
 * @param java version
 * @param flushMicros the median time of a write of 4 KiB that is flushed to disk
 */
record Machine(String processor, int cores, String system, String java, double flushMicros) {
  private static final int FLUSHES = 300;
  private static final int PAGE = 4096;

  /** This machine, with the disk that holds {@code folder}. */
  static Machine here(Path folder) {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString(),
        flushMicros(folder));
  }

  String describe() {
    return "%s, %d cores shared by the server and the load; %s; Java %s; a flushed write of 4 KiB takes %s µs."
        .formatted(processor, cores, system, java, Numbers.format(flushMicros));
  }

  private static String processorName() {
    Path info = Path.of("/proc/cpuinfo");
    try {
      return Files.exists(info)
          ? Files.readString(info)
              .lines()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(System.getProperty("os.arch"))
          : System.getProperty("os.arch");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static double flushMicros(Path folder) {
    Path probe = folder.resolve("flush");
    try (FileChannel file =
        FileChannel.open(
            probe,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      long[] nanos = new long[FLUSHES];
      for (int i = 0; i < FLUSHES; i++) {
        long start = System.nanoTime();
        file.write(ByteBuffer.allocate(PAGE));
        file.force(false);
        nanos[i] = System.nanoTime() - start;
      }
      Arrays.sort(nanos);
      return nanos[FLUSHES / 2] / 1e3;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
