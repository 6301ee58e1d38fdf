package dev.trimtab.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;

/** A tenant of which more than its series is watched. */
final class Pooled {
  private static final String WATCHING =
      """
      {"watching": {"granularity": "domain", "metadata_keys": ["failure_class", "agent"]}}""";

  private Pooled() {}

  static void watch(ServerProcess server, String tenant) {
    HttpCalls.Answer put = server.as(server.operatorKey()).put("/v1/tenants/" + tenant, WATCHING);
    assertThat(put.status()).as(put.body()).isEqualTo(200);
  }

  /** A recount of no pools would agree with anything. */
  static void assertFolded(ServerProcess server, String key) {
    assertThat(server.as(key).get("/v1/outcomes/pools").body())
        .as("whole domains, values, and those that found no place")
        .contains("\"watched\"", "\"agent\":\"a\"", "\"no_place\"");
  }
}
