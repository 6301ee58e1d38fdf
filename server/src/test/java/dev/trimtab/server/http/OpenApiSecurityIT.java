package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.tenant.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The description says who may call what, as the server does it; its page needs no network. */
class OpenApiSecurityIT {
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
  private static final String DASHBOARD = "X-Trimtab-Dashboard";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final HttpCalls anonymous = SERVER.server().anonymously();
  private final JsonNode description = anonymous.get("/openapi?format=json").json();

  private record Call(String path, String method, JsonNode operation) {
    String name() {
      return method + " " + path;
    }

    JsonNode security() {
      return operation.path("security");
    }

    String contentType() {
      Iterator<String> types = operation.at("/requestBody/content").fieldNames();
      return types.hasNext() ? types.next() : "application/json";
    }

    /** Nothing at all is one of the things that will do. */
    boolean isOpen() {
      for (JsonNode requirement : security()) {
        if (requirement.isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }

  private List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (path.getKey().startsWith("/v1/")) {
          calls.add(new Call(path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    assertThat(calls).hasSizeGreaterThan(50);
    return calls;
  }

  private static String cookie(HttpCalls.Answer signedIn) {
    return signedIn.header("Set-Cookie").replaceAll(";.*", "");
  }

  /** Each scheme as it is described, nothing else known of it. */
  @Test
  void eachSchemeLetsIn() {
    String key = SERVER.server().createKey("described");
    JsonNode schemes = description.at("/components/securitySchemes");
    assertThat(schemes.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("bearer", "api_key", "session");

    assertThat(schemes.at("/bearer/type").asText()).isEqualTo("http");
    String scheme = schemes.at("/bearer/scheme").asText();
    assertThat(anonymous.with("Authorization", scheme + " " + key).get("/v1/me").status())
        .isEqualTo(200);

    assertThat(schemes.at("/api_key/in").asText()).isEqualTo("header");
    String header = schemes.at("/api_key/name").asText();
    assertThat(anonymous.with(header, key).get("/v1/me").status()).isEqualTo(200);

    assertThat(schemes.at("/session/in").asText()).isEqualTo("cookie");
    HttpCalls.Answer signedIn =
        anonymous.with(DASHBOARD, "1").post("/v1/session", "{\"key\": \"" + key + "\"}");
    assertThat(cookie(signedIn)).startsWith(schemes.at("/session/name").asText() + "=");
    assertThat(schemes.at("/session/description").asText()).contains(DASHBOARD);
    assertThat(anonymous.with("Cookie", cookie(signedIn)).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  void eachCallNamesEverySchemeAndTheScopesItAsksFor() {
    List<String> scopes = Arrays.stream(Scope.values()).map(Scope::wireName).toList();
    for (Call call : calls()) {
      List<String> named = new ArrayList<>();
      for (JsonNode requirement : call.security()) {
        requirement.fieldNames().forEachRemaining(named::add);
        for (JsonNode asked : requirement) {
          for (JsonNode scope : asked) {
            assertThat(scopes).as(call.name()).contains(scope.asText());
          }
        }
      }
      assertThat(named).as(call.name()).containsExactlyInAnyOrder("bearer", "api_key", "session");
    }
  }

  /** What the description calls open is, and nothing else. */
  @Test
  void whatNeedsCredentialsIsClosedWithoutThem() {
    List<String> open = new ArrayList<>();
    for (Call call : calls()) {
      String path = call.path().replaceAll("\\{[^}]+}", "none");
      int status =
          anonymous
              .with("Content-Type", call.contentType())
              .send(call.method().toUpperCase(Locale.ROOT), path)
              .status();
      if (call.isOpen()) {
        open.add(call.name());
        assertThat(status).as(call.name()).isNotEqualTo(401);
      } else {
        assertThat(status).as(call.name()).isEqualTo(401);
      }
    }
    assertThat(open).contains("get /v1/outcomes/health", "post /v1/session");
  }

  /** The page, and all that it loads, come from here. */
  @Test
  void thePageNeedsNothingFromTheNetwork() {
    HttpCalls.Answer page = anonymous.get("/docs/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("https://", "http://");
    List<String> loaded = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(page.body());
    while (reference.find()) {
      if (!reference.group(1).startsWith("data:")) {
        loaded.add(reference.group(1));
        HttpCalls.Answer part = anonymous.get("/docs/" + reference.group(1));
        assertThat(part.status()).as(reference.group(1)).isEqualTo(200);
        if (reference.group(1).endsWith(".css")) {
          assertThat(part.body()).doesNotContain("@import", "url(http", "url(\"http");
        }
      }
    }
    assertThat(loaded).contains("swagger-ui-bundle.js", "swagger-ui.css");
    assertThat(anonymous.get("/docs/../openapi").status()).isEqualTo(200);
  }
}
