package dev.trimtab.server.stream;

import dev.trimtab.server.ServerProcess;

/** Reads a figure without tags from {@code /metrics}. */
final class Metric {
  private Metric() {}

  static double of(ServerProcess server, String name) {
    return server
        .anonymously()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }
}
