package dev.trimtab.server.metrics;

import dev.trimtab.server.ServerProcess;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One look at {@code /metrics}, read by hand. */
record PrometheusPage(List<String> lines) {
  static PrometheusPage of(ServerProcess server) {
    return new PrometheusPage(server.anonymously().get("/metrics").body().lines().toList());
  }

  /** The names that have a sample, with the endings that a kind of metric brings. */
  Set<String> names() {
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toSet());
  }

  /** The sum of the samples of that name whose labels say all of this, such as {@code kind="x"}. */
  double sum(String name, String... labels) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
