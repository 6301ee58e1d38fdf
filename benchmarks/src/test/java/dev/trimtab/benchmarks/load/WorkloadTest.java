package dev.trimtab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trimtab.outcome.MetricType;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WorkloadTest {
  @Test
  void theSameSeedGivesTheSameEvents() {
    assertThat(Workload.mixed(7, 10).batches(3, 20))
        .containsExactlyElementsOf(Workload.mixed(7, 10).batches(3, 20).toList());
    assertThat(Workload.mixed(7, 10).next(20)).isNotEqualTo(Workload.mixed(8, 10).next(20));
  }

  @Test
  void anEventIsJsonThatTheServerTakes() throws IOException {
    Workload.Event event = new Workload.Event(4, MetricType.FAILURE_CLASS, 1, 9);
    JsonNode json = new ObjectMapper().readTree(event.json(Instant.EPOCH));
    assertThat(json.properties())
        .extracting(field -> field.getKey() + "=" + field.getValue())
        .containsExactly(
            "domain=\"domain-100004\"",
            "event_type=\"type-1\"",
            "metric_type=\"failure_class\"",
            "value=1.0",
            "occurred_at=\"1970-01-01T00:00:00Z\"",
            "metadata={\"agent\":\"agent-4\",\"failure_class\":\"class-9\"}");
  }
}
