package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkersIT {
  private static final String MARKERS = "/v1/outcomes/markers";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final HttpCalls calls = as(tenant, "outcomes:write", "outcomes:read");
  private final HttpCalls other = as("other-" + tenant, "outcomes:write", "outcomes:read");

  @Test
  void aMarkerIsKept() {
    var answer =
        calls.post(
            MARKERS,
            """
            {"domain":"django/django","kind":"deploy","label":"release 7","version":"7.0",
             "occurred_at":"2026-03-02T10:30:00+01:00","url":"https://ci.example.com/7?x=1#top"}
            """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    JsonNode marker = answer.json();
    assertThat(marker.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "tenant_id",
            "domain",
            "kind",
            "label",
            "version",
            "occurred_at",
            "recorded_at",
            "url");
    assertThat(marker.get("occurred_at").asText()).isEqualTo("2026-03-02T09:30:00Z");
    assertThat(calls.get(MARKERS + "/" + marker.get("id").asText()).json()).isEqualTo(marker);
    assertThat(calls.get(MARKERS + "?domain=django%2Fdjango").json().get(0)).isEqualTo(marker);
    assertThat(other.get(MARKERS).body()).isEqualTo("[]");
  }

  @Test
  void theSameIdIsTheSameMarker() {
    String marker = "{\"id\":\"m/1\",\"domain\":\"bot\",\"kind\":\"prompt\",\"label\":\"a\"}";
    assertThat(calls.post(MARKERS, marker).status()).isEqualTo(201);
    assertThat(calls.post(MARKERS, marker).status()).isEqualTo(200);
    var conflict = calls.post(MARKERS, marker.replace("\"a\"", "\"b\""));
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.json().at("/errors/0/pointer").asText()).isEqualTo("/id");
    assertThat(other.post(MARKERS, marker).status()).isEqualTo(201);

    assertThat(calls.delete(MARKERS + "/m%2F1").status()).isEqualTo(204);
    assertThat(calls.delete(MARKERS + "/m%2F1").status()).isEqualTo(404);
    assertThat(calls.get(MARKERS + "/m%2F1").status()).isEqualTo(404);
    assertThat(other.get(MARKERS + "/m%2F1").status()).isEqualTo(200);
  }

  @Test
  void pagesLeadFromTheNewestToTheOldest() {
    for (int i = 0; i < 5; i++) {
      String body =
          "{\"id\":\"m%d\",\"domain\":\"b c\",\"kind\":\"other\",\"label\":\"l\",\"occurred_at\":\"2026-01-01T00:00:0%dZ\"}"
              .formatted(i, i / 2);
      assertThat(calls.post(MARKERS, body).status()).isEqualTo(201);
    }
    List<String> ids = new ArrayList<>();
    String next = MARKERS + "?limit=2&domain=b%20c&since=2026-01-01T00:00:00Z";
    while (next != null) {
      var page = calls.get(next);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json().forEach(marker -> ids.add(marker.get("id").asText()));
      String link = page.header("link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(ids).containsExactly("m4", "m3", "m2", "m1", "m0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|/domain,/kind,/label",
        "{'domain':'d','kind':'rollback','label':'l'}|/kind",
        "{'domain':'d','kind':7,'label':'l'}|/kind",
        "{'domain':'d','kind':'other','label':''}|/label",
        "{'domain':'d','kind':'other','label':'l','url':'javascript:alert(1)'}|/url",
        "{'domain':'d','kind':'other','label':'l','url':'https://a:b@c/'}|/url",
        "{'domain':'d','kind':'other','label':'l','url':'https://c/ d'}|/url",
        "{'domain':'d','kind':'other','label':'l','occurred_at':'yesterday'}|/occurred_at",
        "{'domain':'d','kind':'other','label':'l','occurred_at':'9999-01-01T00:00:00Z'}|/occurred_at",
        "{'domain':'d','kind':'other','label':'l','tenant_id':'x'}|/tenant_id",
      })
  void whatIsWrongIsNamedAndNothingIsStored(String body, String pointers) {
    var answer = calls.post(MARKERS, body.replace('\'', '"'));

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(pointers.split(","));
    assertThat(calls.get(MARKERS).body()).isEqualTo("[]");
  }

  @Test
  void scopesAreAskedFor() {
    String marker = "{\"domain\":\"bot\",\"kind\":\"prompt\",\"label\":\"a\"}";
    assertThat(as(tenant, "outcomes:read").post(MARKERS, marker).status()).isEqualTo(403);
    assertThat(as(tenant, "outcomes:write").get(MARKERS).status()).isEqualTo(403);
    assertThat(SERVER.server().anonymously().get(MARKERS).status()).isEqualTo(401);
  }

  private static HttpCalls as(String tenant, String... scopes) {
    return SERVER.server().as(SERVER.server().createKey(tenant, scopes));
  }
}
