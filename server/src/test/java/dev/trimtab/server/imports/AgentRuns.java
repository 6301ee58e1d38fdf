package dev.trimtab.server.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a file of agent runs says, counted from its rows alone. */
record AgentRuns(List<Run> runs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One row. */
  record Run(
      String task,
      String repo,
      String agent,
      boolean resolved,
      BigDecimal costUsd,
      BigDecimal toolSeconds) {

    BigDecimal latencyMs() {
      return toolSeconds.movePointRight(3);
    }
  }

  /** Several rows together. */
  record Sum(int runs, int resolved, BigDecimal costUsd, BigDecimal latencyMs) {
    private static final Sum NOTHING = new Sum(0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    private Sum plus(Run run) {
      return new Sum(
          runs + 1,
          resolved + (run.resolved() ? 1 : 0),
          costUsd.add(run.costUsd()),
          latencyMs.add(run.latencyMs()));
    }
  }

  static AgentRuns read(Path file) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JSON.readTree(line);
      runs.add(
          new Run(
              row.required("instance_id").textValue(),
              row.required("repo").textValue(),
              row.required("agent").textValue(),
              row.required("resolved").booleanValue(),
              row.required("cost_usd").decimalValue(),
              row.required("tool_seconds").decimalValue()));
    }
    return new AgentRuns(runs);
  }

  /** The sums of the rows that have the same key, in the order of the keys. */
  Map<String, Sum> by(Function<Run, String> key) {
    Map<String, Sum> sums = new TreeMap<>();
    runs.forEach(
        run -> sums.merge(key.apply(run), Sum.NOTHING.plus(run), (sum, first) -> sum.plus(run)));
    return sums;
  }

  Sum total() {
    return by(run -> "").get("");
  }
}
