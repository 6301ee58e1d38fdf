package dev.trimtab.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.Recounted;
import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.upgrade.SchemaFixture.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A newer server over an older store, and the other way round. */
class UpgradeIT {
  private static final String EVENT =
      """
      {"domain": "support-bot", "event_type": "invoke_agent", "metric_type": "success_rate", \
      "value": 1}""";

  @TempDir Path folder;

  static List<SchemaFixture> fixtures() throws IOException {
    return SchemaFixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aStoreOfAnEarlierVersionIsOpenedWithAllThatIsInIt(SchemaFixture fixture) throws IOException {
    fixture.unpackTo(folder);
    List<Answer> answers = fixture.answers();
    assertThat(answers).isNotEmpty();

    try (ServerProcess server = ServerProcess.start(folder)) {
      assertThat(server.as(server.operatorKey()).get("/v1/me").status()).isEqualTo(200);
      for (Answer answer : answers) {
        JsonNode now = server.as(answer.key()).get(answer.path()).json();
        assertContains(answer.path(), now, answer.body());
      }
      assertThat(server.terminate()).isEqualTo(143);
    }
    assertThat(Recounted.discrepancies(url())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aStoreOfAnEarlierVersionGoesOn(SchemaFixture fixture) throws IOException {
    fixture.unpackTo(folder);
    String key = fixture.answers().getFirst().key();

    try (ServerProcess server = ServerProcess.start(folder)) {
      long before = totalEvents(server, key);
      assertThat(server.as(key).post("/v1/outcomes/events", EVENT).status()).isEqualTo(201);
      assertThat(totalEvents(server, key)).isEqualTo(before + 1);
      server.terminate();
    }
    assertThat(Recounted.discrepancies(url())).isEmpty();
  }

  @Test
  void aStoreOfANewerVersionIsRefusedAndLeftAsItIs() throws IOException, SQLException {
    try (ServerProcess server = ServerProcess.start(folder)) {
      server.terminate();
    }
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE of_the_future(x)");
      statement.execute(
          """
          INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
          VALUES (999, '999', 'future', 'SQL', 'V999__future.sql', '', 1, 1)
          """);
    }
    byte[] before = Files.readAllBytes(database());

    ServerProcess.Failure failure = ServerProcess.fail(Map.of(), "--data", folder.toString());

    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure.output().lines()).as(failure.output()).hasSize(1);
    assertThat(failure.output())
        .startsWith("trimtab: the store " + database() + " cannot be opened")
        .contains("a newer Trimtab has written it (schema version 999");
    assertThat(Files.readAllBytes(database())).isEqualTo(before);
  }

  /**
   * Answers may grow: all that was said before is said now. Evidence was announced as null before
   * there was any.
   */
  private static void assertContains(String where, JsonNode now, JsonNode before) {
    if (before.isObject()) {
      before
          .propertyStream()
          .forEach(
              field ->
                  assertContains(
                      where + "/" + field.getKey(), now.path(field.getKey()), field.getValue()));
    } else if (before.isArray()) {
      assertThat(now.size()).as(where).isEqualTo(before.size());
      for (int i = 0; i < before.size(); i++) {
        assertContains(where + "/" + i, now.path(i), before.get(i));
      }
    } else if (!(before.isNull() && where.endsWith("/evidence"))) {
      assertThat(now).as(where).isEqualTo(before);
    }
  }

  private static long totalEvents(ServerProcess server, String key) {
    return server
        .as(key)
        .get("/v1/outcomes/dashboard")
        .json()
        .at("/summary/total_events")
        .longValue();
  }

  private Path database() {
    return folder.resolve("trimtab.db");
  }

  private String url() {
    return "jdbc:sqlite:" + database();
  }
}
