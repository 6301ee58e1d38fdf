package dev.trimtab.server.intakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant has so many research requests and lessons; one more is refused with the number. */
class IntakeLimitsIT {
  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension()
          .with("TRIMTAB_LIMITS_INTAKES_PER_TENANT", "1")
          .with("TRIMTAB_LIMITS_LESSONS_PER_TENANT", "1");

  @Test
  void oneMoreIsRefused() {
    assertHoldsOne(
        "/v1/improvements/intakes",
        """
        {"classification":{"research_type":"user","category":"c"},"content":{"title":"t"}}""",
        "would be one more than the 1 research requests a tenant may have");
    assertHoldsOne(
        "/v1/improvements/lessons",
        "{\"problem\":\"p\",\"action\":\"a\"}",
        "would be one more than the 1 lessons a tenant may have");
  }

  private static void assertHoldsOne(String path, String body, String refusal) {
    HttpCalls calls = SERVER.server().as(SERVER.server().createKey("first"));
    assertThat(calls.post(path, body).status()).isEqualTo(201);
    var refused = calls.post(path, body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains(refusal);
    assertThat(calls.get(path).json()).hasSize(1);
    HttpCalls others = SERVER.server().as(SERVER.server().createKey("second"));
    assertThat(others.post(path, body).status()).isEqualTo(201);
  }
}
