package dev.trimtab.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Linux says of a process; nothing where there is no /proc. */
record ProcessUsage(long pid) {
  /** Ticks a second in /proc, the same on every Linux. */
  private static final double TICKS = 100;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  /** Memory in MiB: {@code VmRSS} is what is resident now, {@code VmHWM} the most that ever was. */
  double mebibytes(String field) {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return lines(status)
        .filter(line -> line.startsWith(field + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Seconds of processor time, user and system, by name of thread without its number. */
  SortedMap<String, Double> cpuSeconds() {
    SortedMap<String, Double> seconds = new TreeMap<>();
    Path tasks = Path.of("/proc/" + pid + "/task");
    if (!Files.exists(tasks)) {
      return seconds;
    }
    try (Stream<Path> threads = Files.list(tasks)) {
      threads.forEach(thread -> addThread(thread.resolve("stat"), seconds));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return seconds;
  }

  double totalCpuSeconds() {
    return cpuSeconds().values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** A line such as {@code 17 (vert.x-eventloo) S 1 ...}, see proc_pid_stat(5). */
  private static void addThread(Path stat, SortedMap<String, Double> seconds) {
    String line = lines(stat).findFirst().orElse("");
    int nameEnd = line.lastIndexOf(')');
    if (nameEnd < 0) {
      return; // the thread has just ended
    }
    String name = line.substring(line.indexOf('(') + 1, nameEnd).replaceAll("[-#\\d\\s]+$", "");
    String[] fields = line.substring(nameEnd + 2).split(" ", -1);
    double used = (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS;
    seconds.merge(name, used, Double::sum);
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
    } catch (NoSuchFileException ended) {
      return Stream.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
