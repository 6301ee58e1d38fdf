package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HEAD and OPTIONS are safe (RFC 9110, 9.2.1): whatever the path, nothing begins and nothing
 * changes.
 */
class SafeMethodsIT {
  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls calls = SERVER.server().as(SERVER.server().createKey(tenant, "admin"));

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS"})
  void nothingHappensOnAnyPath(String method) {
    JsonNode auditBefore = calls.get("/v1/audit").json();
    List<String> paths = paths();
    assertThat(paths).hasSizeGreaterThan(20);

    for (String path : paths) {
      assertThat(calls.send(method, path).status()).as(path).isIn(200, 404, 405, 403, 422);
    }

    assertThat(calls.get("/v1/operations/processes").json()).isEmpty();
    assertThat(calls.get("/v1/audit").json()).isEqualTo(auditBefore);
    assertThat(calls.get("/v1/outcomes/events").json()).isEmpty();
  }

  @Test
  void headOfAnExportSaysWhatGetWould() {
    HttpCalls.Answer head = calls.send("HEAD", "/v1/outcomes/export?format=csv");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("content-type")).startsWith("text/csv");
    assertThat(head.header("trimtab-through")).isEqualTo("0");
    assertThat(head.header("trimtab-process")).isNull();
    assertThat(calls.send("HEAD", "/v1/outcomes/export?format=x").status()).isEqualTo(422);
  }

  /** Every path of the description, about things that are not there. */
  private static List<String> paths() {
    return SERVER
        .server()
        .anonymously()
        .get("/openapi?format=json")
        .json()
        .get("paths")
        .propertyStream()
        .map(
            path ->
                path.getKey().replace("{metric_type}", "cost_usd").replaceAll("\\{\\w+\\}", "none"))
        .toList();
  }
}
