package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No password of the database is in the log or in an answer, wherever it was configured. */
class PostgresSecretsIT {
  private static final String OTHER = "an-0ther-secret";

  private static final List<String> SECRETS =
      List.of(
          OTHER,
          TestDatabase.PASSWORD,
          TestDatabase.OWNER_PASSWORD,
          encoded(TestDatabase.PASSWORD),
          encoded(TestDatabase.OWNER_PASSWORD));

  @TempDir private Path folder;
  private final TestDatabase database = TestPostgres.shared().makeDatabase();
  private final List<String> said = new ArrayList<>();

  @Test
  void passwordsInTheUrlAndInTheEnvironmentAreShownNowhere() {
    Map<String, String> environment = talkative();
    environment.remove("TRIMTAB_STORAGE_POSTGRES_USER");
    environment.remove("TRIMTAB_STORAGE_POSTGRES_PASSWORD");
    String url =
        "%s?user=%s&password=%s&sslpassword=%s"
            .formatted(
                database.url(), TestDatabase.APPLICATION, encoded(TestDatabase.PASSWORD), OTHER);
    lookEverywhere(environment, url);
  }

  @Test
  void passwordsInFilesAreShownNowhere() throws Exception {
    Map<String, String> environment = talkative();
    environment.remove("TRIMTAB_STORAGE_POSTGRES_PASSWORD");
    Path file = Files.writeString(folder.resolve("password"), TestDatabase.PASSWORD + "\n");
    environment.put("TRIMTAB_STORAGE_POSTGRES_PASSWORD_FILE", file.toString());
    lookEverywhere(environment, database.url());
  }

  @Test
  void aRefusedStartShowsNone() {
    Map<String, String> environment = talkative();
    environment.put("TRIMTAB_STORAGE_POSTGRES_PASSWORD", OTHER);
    for (String url :
        List.of(
            database.url(),
            database.url() + "?user=u&password=" + OTHER,
            "jdbc:postgresql://u:" + OTHER + "@db/trimtab",
            "jdbc:postgresql:trimtab?password=" + OTHER,
            "postgres://u:" + OTHER + "@db/trimtab")) {
      ServerProcess.Failure failure =
          ServerProcess.fail(
              environment, "--data", folder.resolve("refused").toString(), "--store", url);
      assertThat(failure.exitCode()).isEqualTo(1);
      said.add(failure.output());
    }
    assertNoSecret();
  }

  private void lookEverywhere(Map<String, String> environment, String url) {
    try (ServerProcess server =
        ServerProcess.start(folder.resolve("data"), environment, "--store", url)) {
      HttpCalls operator = server.as(server.operatorKey());
      HttpCalls acme = server.as(server.createKey("acme"));
      callsOf(operator, acme);
      database.administer("ALTER ROLE " + TestDatabase.APPLICATION + " NOLOGIN");
      try {
        database.administer(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
                + TestDatabase.APPLICATION
                + "' AND datname = current_database()");
        Patience.await("nobody is let in", () -> note(acme.get("/v1/me")) == 503);
        callsOf(operator, acme);
      } finally {
        database.administer("ALTER ROLE " + TestDatabase.APPLICATION + " LOGIN");
      }
      Patience.await("callers are let in", () -> note(acme.get("/v1/me")) == 200);
      server.terminate();
      assertThat(server.output()).contains(" DEBUG ", "the store does not answer");
      said.add(server.output());
    }
    assertNoSecret();
  }

  private void callsOf(HttpCalls operator, HttpCalls acme) {
    note(operator.get("/v1/doctor"));
    note(operator.post("/v1/backups"));
    note(operator.get("/v1/audit"));
    note(operator.get("/metrics"));
    note(operator.get("/health/ready"));
    note(acme.get("/v1/outcomes/events"));
    note(acme.post("/v1/outcomes/events", "{}"));
    note(
        acme.post(
            "/v1/outcomes/events",
            """
            {"domain": "d", "event_type": "e", "metric_type": "cost_usd", "value": 1}"""));
  }

  private int note(Answer answer) {
    said.add(answer.body());
    said.add(answer.headers().map().toString());
    return answer.status();
  }

  private void assertNoSecret() {
    assertThat(said).isNotEmpty();
    for (String secret : SECRETS) {
      assertThat(said).noneMatch(text -> text.contains(secret));
    }
  }

  private Map<String, String> talkative() {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("TRIMTAB_LOG_LEVEL", "DEBUG");
    for (String category : List.of("IO_QUARKUS", "ORG_FLYWAYDB", "COM_ZAXXER", "ORG_JOOQ")) {
      environment.put("QUARKUS_LOG_CATEGORY__" + category + "__LEVEL", "DEBUG");
    }
    return environment;
  }

  private static String encoded(String secret) {
    return URLEncoder.encode(secret, StandardCharsets.UTF_8);
  }
}
