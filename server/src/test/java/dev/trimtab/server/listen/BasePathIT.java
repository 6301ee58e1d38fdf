package dev.trimtab.server.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that shares its host. */
class BasePathIT {
  private static final String EVENT =
      """
      {"domain": "bot", "event_type": "answer", "metric_type": "success_rate", "value": 1}""";

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension().with("TRIMTAB_HTTP_BASE_PATH", "/trimtab/");

  private final HttpCalls anonymous = SERVER.server().anonymously();

  @Test
  void everythingIsBelowTheBasePathAndNothingElsewhere() {
    assertThat(SERVER.server().uri().getPath()).isEqualTo("/trimtab");
    assertThat(anonymous.get("/trimtab/health/ready").status()).isEqualTo(200);
    assertThat(anonymous.get("/trimtab/v1/outcomes/health").status()).isEqualTo(200);
    for (String path : new String[] {"/", "/health", "/v1/outcomes/health", "/trimtabs/health"}) {
      assertThat(anonymous.get(path).status()).as(path).isEqualTo(404);
      assertThat(anonymous.get(path).header("Content-Type")).contains("problem+json");
    }
  }

  @Test
  void linksAndTheDescriptionNameIt() {
    HttpCalls operator = anonymous.with("X-API-Key", ServerProcess.EPHEMERAL_KEY);
    String events = "/trimtab/v1/outcomes/events?tenant_id=linked";
    assertThat(operator.post(events, EVENT).status()).isEqualTo(201);
    assertThat(operator.post(events, EVENT).status()).isEqualTo(201);
    HttpCalls.Answer page = operator.get(events + "&limit=1");
    String link = page.header("Link");
    assertThat(link).startsWith("</trimtab/v1/outcomes/events?");
    String next = link.substring(1, link.indexOf('>'));
    assertThat(operator.get(next).json()).hasSize(1).isNotEqualTo(page.json());

    assertThat(anonymous.get("/trimtab/openapi?format=json").json().at("/servers/0/url").asText())
        .isEqualTo("/trimtab");
  }

  @Test
  void theManualOfTheInterfaceIsThere() {
    assertThat(anonymous.get("/trimtab/docs/").body())
        .contains("swagger", "../openapi", "validatorUrl: 'none'")
        .as("it needs nothing from the network")
        .doesNotContain("https://", "http://");
    assertThat(anonymous.get("/trimtab/docs/swagger-ui-bundle.js").status()).isEqualTo(200);
  }

  @Test
  void aPathThatIsNoneIsToldInOneLine() {
    ServerProcess.Failure failure =
        ServerProcess.fail(Map.of("TRIMTAB_HTTP_BASE_PATH", "a b"), "--ephemeral");
    assertThat(failure.output()).startsWith("trimtab: trimtab.http.base-path must look like");
    assertThat(failure.output().lines()).hasSize(1);
  }
}
