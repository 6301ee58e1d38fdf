package dev.trimtab.server.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.Patience;
import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be written is 503 and not ready, is read as ever, and recovers by itself. */
class FailedStoreIT {
  @TempDir private Path data;
  private ServerProcess server;
  private Sender sender;

  @BeforeEach
  void start() {
    server = ServerProcess.start(data);
    sender = new Sender(server, server.createKey("acme"));
    assertThat(sender.one().status()).isEqualTo(201);
    assertThat(ready().status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(Recounted.discrepancies("jdbc:sqlite:" + data.resolve("trimtab.db"))).isEmpty();
  }

  @Test
  void aLockHeldBySomebodyElse() throws Exception {
    try (WriteLock _ = WriteLock.of(data)) {
      assertUnavailable(sender.one());
      assertNotReady("overload");
    }
    assertRecovers();
  }

  /** Every write fails with an error of input and output, as on a disk that dies. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatTakesNothing() throws Exception {
    Tool.run("prlimit", "--pid", Long.toString(server.pid()), "--fsize=1:");
    try {
      assertUnavailable(sender.one());
      assertUnavailable(sender.many());
      assertNotReady("unavailable");
    } finally {
      Tool.run("prlimit", "--pid", Long.toString(server.pid()), "--fsize=unlimited:");
    }
    assertRecovers();
  }

  private void assertUnavailable(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.json().get("detail").textValue()).contains("incident");
    assertThat(answer.body()).doesNotContain("SQL", "Exception", "trimtab.db");
    sender.assertKept();
  }

  private void assertNotReady(String kind) {
    Patience.await("the server calls itself not ready", () -> ready().status() == 503);
    assertThat(ready().json().at("/checks").findValuesAsText("kind")).containsExactly(kind);
    assertThat(server.anonymously().get("/health/live").status()).isEqualTo(200);
  }

  private void assertRecovers() {
    assertThat(sender.one().status()).isEqualTo(201);
    assertThat(sender.many().status()).isEqualTo(200);
    sender.assertKept();
    Patience.await("the server calls itself ready", () -> ready().status() == 200);
  }

  private Answer ready() {
    return server.anonymously().get("/health/ready");
  }
}
