package dev.trimtab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresUrlTest {
  @Test
  void namesAnotherDatabaseAndRoleOfTheSameServer() {
    PostgresUrl url =
        new PostgresUrl("jdbc:postgresql://db:5432/postgres?user=me&sslmode=require&password=a/b");
    assertThat(url.of("bench", "role", "secret"))
        .isEqualTo("jdbc:postgresql://db:5432/bench?user=role&password=secret&sslmode=require");
  }

  @Test
  void needsNoParameters() {
    assertThat(new PostgresUrl("jdbc:postgresql://db/postgres").of("bench", "role", "secret"))
        .isEqualTo("jdbc:postgresql://db/bench?user=role&password=secret");
  }
}
