package dev.trimtab.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerProcess;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets where several servers share a store. */
class PostgresChannelsIT {
  private static final String PATH = "/v1/improvements/channels/";
  private static final String HOOK =
      "{\"kind\":\"webhook\",\"settings\":{\"url\":\"https://hooks.example.com/\"}}";
  private static final String MAIL =
      "{\"kind\":\"mail\",\"settings\":{\"to\":[\"ana@example.com\"]}}";

  @TempDir private Path folder;
  private final TestDatabase database = TestPostgres.shared().makeDatabase();

  @Test
  void withoutAKeyForAllThereAreNoSecrets() {
    try (ServerProcess server = database.start(folder)) {
      HttpCalls acme = server.as(server.createKey("acme"));
      Answer refused = acme.put(PATH + "hook", HOOK);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body()).contains("trimtab.secrets.key");
      assertThat(folder.resolve("secret.key")).doesNotExist();
      assertThat(acme.put(PATH + "owners", MAIL).status()).isEqualTo(200);
    }
  }

  @Test
  void serversWithTheSameKeyReadEachOthersSecrets() {
    Map<String, String> key =
        Map.of("TRIMTAB_SECRETS_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    try (ServerProcess first =
            ServerProcess.start(folder.resolve("1"), with(key), "--store", database.url());
        ServerProcess second =
            ServerProcess.start(folder.resolve("2"), with(key), "--store", database.url())) {
      HttpCalls acme = first.as(first.createKey("acme"));
      assertThat(acme.put(PATH + "hook", HOOK).status()).isEqualTo(200);
      assertThat(second.as(first.operatorKey()).get("/v1/doctor").body())
          .contains("1 secrets of channels can be read");
    }
  }

  private Map<String, String> with(Map<String, String> more) {
    Map<String, String> environment = database.environment();
    environment.putAll(more);
    return environment;
  }
}
