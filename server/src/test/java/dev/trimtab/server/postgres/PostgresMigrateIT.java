package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the embedded store to PostgreSQL, as an operator goes about it. */
class PostgresMigrateIT {
  private static final String EVENT =
      """
      {"id": "e%d", "domain": "bot", "event_type": "answer", "metric_type": "success_rate", \
      "value": %d, "metadata": {"agent": "a"}}""";

  private static final List<String> READS =
      List.of(
          "/v1/outcomes/events?limit=1000",
          "/v1/outcomes/trends/success_rate?domain=bot",
          "/v1/outcomes/dashboard",
          "/v1/me");

  @TempDir private Path folder;
  private final TestDatabase database = TestPostgres.shared().makeDatabase();

  @Test
  void aServerGoesOnThereAsIfNothingHadHappened() {
    Path embedded = folder.resolve("embedded");
    String key;
    String operator;
    List<String> before;
    try (ServerProcess server = ServerProcess.start(embedded)) {
      key = server.createKey("acme");
      operator = server.operatorKey();
      HttpCalls acme = server.as(key);
      for (int i = 0; i < 50; i++) {
        assertThat(acme.post("/v1/outcomes/events", EVENT.formatted(i, i % 2)).status())
            .isEqualTo(201);
      }
      before = answers(acme);
      Program.Said busy = migrate(embedded);
      assertThat(busy.exitCode()).isEqualTo(1);
      assertThat(busy.text()).contains("in use by another server");
      server.terminate();
    }

    Program.Said moved = migrate(embedded);
    assertThat(moved.exitCode()).as(moved.text()).isZero();
    assertThat(moved.text()).contains("both stores hold the same");

    try (ServerProcess server = database.start(folder.resolve("node"))) {
      HttpCalls acme = server.as(key);
      assertThat(answers(acme)).isEqualTo(before);
      assertThat(server.as(operator).get("/v1/audit").json()).isNotEmpty();
      assertThat(acme.post("/v1/outcomes/events", EVENT.formatted(3, 1)).status())
          .as("a repetition")
          .isEqualTo(200);
      assertThat(acme.post("/v1/outcomes/events", EVENT.formatted(50, 1)).status()).isEqualTo(201);
    }
    Program.Said again = migrate(embedded);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.text()).contains("holds data already");
  }

  @Test
  void whatIsNoStoreIsNamed() {
    Program.Said nothing = migrate(folder.resolve("nothing"));
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.text()).contains("there is no store in").contains("--from");
    Program.Said other =
        Program.run(database, "migrate", "--from", folder.toString(), "--to", database.url());
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.text()).contains("sqlite:/var/lib/trimtab");
  }

  private Program.Said migrate(Path embedded) {
    return Program.run(database, "migrate", "--from", "sqlite:" + embedded, "--to", database.url());
  }

  private static List<String> answers(HttpCalls acme) {
    List<String> answers = new ArrayList<>();
    for (String path : READS) {
      HttpCalls.Answer answer = acme.get(path);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      answers.add(answer.body());
    }
    return answers;
  }
}
