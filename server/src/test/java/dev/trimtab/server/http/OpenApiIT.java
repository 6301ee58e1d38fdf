package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description says what the server does, and the committed copy says the same. */
class OpenApiIT {
  private static final Path COMMITTED = Path.of("../docs/openapi.yaml");
  private static final Path FRESH = Path.of("target/openapi.yaml");

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final HttpCalls calls =
      SERVER.server().as(SERVER.server().createKey("openapi-" + UUID.randomUUID(), "admin"));

  @Test
  void theCommittedDescriptionIsFresh() throws IOException {
    String fresh = SERVER.server().anonymously().get("/openapi").body();
    Files.writeString(FRESH, fresh);

    assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
        .as("the API has changed: cp server/target/openapi.yaml docs/openapi.yaml")
        .isEqualTo(fresh);
  }

  @Test
  void everyCallIsDescribedWhole() {
    JsonNode description = description();
    assertThat(description.get("openapi").asText()).startsWith("3.1");
    for (Call call : calls(description)) {
      JsonNode operation = call.operation();
      assertThat(operation.path("operationId").asText()).as(call.name()).isNotBlank();
      assertThat(operation.path("summary").asText()).as(call.name()).isNotBlank();
      assertThat(operation.path("tags")).as(call.name()).hasSize(1);
      assertThat(operation.path("security")).as(call.name()).isNotEmpty();
      assertThat(operation.at("/responses/401/$ref").asText()).as(call.name()).isNotBlank();
      assertThat(operation.at("/responses/422/$ref").asText()).as(call.name()).isNotBlank();
    }
    assertThat(calls(description)).hasSizeGreaterThanOrEqualTo(15);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    JsonNode description = description();
    for (String reference : description.findValuesAsText("$ref")) {
      assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  /** Every parameter described is known, and one that is not is refused. */
  @Test
  void theParametersAreThoseThatAreTaken() {
    JsonNode description = description();
    for (Call call : calls(description)) {
      if (!call.method().equals("get")) {
        continue;
      }
      String path =
          call.path()
              .replace("{metric_type}", "cost_usd")
              .replace("{id}", "none")
              .replace("{domain}", "none")
              .replace("{name}", "none")
              .replace("{version}", "1");
      // Where a parameter must be given, the fault sought must be the only one.
      String first = needed(path);
      for (JsonNode parameter : call.operation().path("parameters")) {
        String name =
            parameter.has("$ref")
                ? description.at(parameter.get("$ref").asText().substring(1)).path("name").asText()
                : "";
        String query = name.equals("metadata") ? "metadata.agent" : name;
        if (!name.isEmpty() && !name.equals("tenant_id")) {
          assertThat(calls.get(path + first + query + "=%00").body())
              .as(call.name() + " " + name)
              .contains("\"pointer\":\"" + query + "\"")
              .doesNotContain("is not a parameter");
        }
      }
      assertThat(calls.get(path + first + "no_such=1").body())
          .as(call.name())
          .contains("no_such: is not a parameter of this call");
    }
  }

  private static String needed(String path) {
    if (path.endsWith("/similar")) {
      return "?domain=d&event_type=e&metric_type=cost_usd&";
    }
    return path.endsWith("/series") || path.endsWith("/segments") ? "?metric_type=cost_usd&" : "?";
  }

  @ParameterizedTest
  @CsvSource({
    "recordEvent, /v1/outcomes/events, 201",
    "recordEvents, /v1/outcomes/events/batch, 200",
    "recordRun, /v1/outcomes/runs, 201",
    "addMarker, /v1/outcomes/markers, 201",
    "submitIntake, /v1/improvements/intakes, 201",
    "recordLesson, /v1/improvements/lessons, 201",
    "getReturnOnInvestment, /v1/outcomes/roi, 200",
    "simulateChangePoints, /v1/outcomes/change-points/simulate, 200",
  })
  void theExamplesWork(String operationId, String path, int status) {
    Call call =
        calls(description()).stream()
            .filter(c -> c.operation().path("operationId").asText().equals(operationId))
            .findFirst()
            .orElseThrow();
    JsonNode request = call.operation().at("/requestBody/content/application~1json/example");
    JsonNode expected =
        call.operation().at("/responses/" + status + "/content/application~1json/example");

    var answer = calls.post(path, request.toString());

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactlyElementsOf(expected::fieldNames);
  }

  private record Call(String path, String method, JsonNode operation) {
    String name() {
      return method + " " + path;
    }
  }

  private static List<Call> calls(JsonNode description) {
    List<Call> calls = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (path.getKey().startsWith("/v1/")) {
          calls.add(new Call(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    return calls;
  }

  private static JsonNode description() {
    return SERVER.server().anonymously().get("/openapi?format=json").json();
  }
}
