package dev.trimtab.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.input.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ci.example.com/builds/4711?tab=log#end",
        "HTTP://localhost:8080",
        "http://[::1]:9411/zipkin/",
        "https://a_b.example.com/%F0%9F%98%80;x=(1)"
      })
  void takesHttpAddresses(String address) {
    assertThat(WebAddress.of("/url", address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "javascript:alert(1)",
        "ftp://example.com/",
        "https://",
        "https:///path",
        "https://user:secret@example.com/",
        "https://example.com/a b",
        "https://example.com/\"onclick",
        "https://example.com/<b>",
        "https://example.com/%zz",
        "https://example.com\n/",
        "https://example.com/{trace_id}"
      })
  void refusesEverythingElse(String address) {
    assertThatThrownBy(() -> WebAddress.of("/url", address))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("/url: must be an http or https address");
  }

  @Test
  void anAddressIsNotLongerThanAPage() {
    assertThatThrownBy(() -> WebAddress.of("/url", "https://e.com/" + "a".repeat(2_000)))
        .isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://traces.example.com/trace/{trace_id}",
        "http://localhost:16686/search?q={trace_id}&again={trace_id}#{trace_id}"
      })
  void takesTemplates(String template) {
    assertThat(WebAddress.template("/t", template)).isEqualTo(template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://traces.example.com/",
        "https://{trace_id}.example.com/",
        "https://{trace_id}/{trace_id}",
        "https://example.com:{trace_id}/{trace_id}",
        "{trace_id}",
        "javascript:{trace_id}",
        "https://example.com/{trace_id}/{span_id}",
        "https://example.com?{trace_id}/"
      })
  void refusesOtherTemplates(String template) {
    assertThatThrownBy(() -> WebAddress.template("/t", template))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("/t: must be an http or https address with {trace_id}");
  }
}
