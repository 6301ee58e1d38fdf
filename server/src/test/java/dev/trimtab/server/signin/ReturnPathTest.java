package dev.trimtab.server.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/changes",
        "/changes/cp_1?tenant_id=acme&domain=a%20b",
        "/explore?range=7d",
        "/loops/templates/a.b",
        "/v1x",
        "/settings/..keys"
      })
  void pathsOfTheDashboardAreTaken(String path) {
    assertThat(ReturnPath.parse("return", path).value()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "changes",
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        "javascript:alert(1)",
        "/../other",
        "/a/../../other",
        "/a/%2e%2e/%2E%2e/other",
        "/.",
        "/v1",
        "/v1/session/oidc/start",
        "/%76%31/keys",
        "/%2e%2E%2fother",
        "/%",
        "/a b",
        "/a#b",
        "/\u00e4",
        "/a\r\nSet-Cookie: x=y"
      })
  void everythingElseIsRefused(String path) {
    assertThatThrownBy(() -> ReturnPath.parse("return", path))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a path of the dashboard");
  }

  @Test
  void longOnesAreRefused() {
    assertThatThrownBy(() -> ReturnPath.parse("return", "/" + "a".repeat(1_000)))
        .isInstanceOf(InvalidInputException.class);
  }
}
