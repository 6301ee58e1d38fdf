package dev.trimtab.server.channels;

import static dev.trimtab.server.channels.ChannelsIT.CHANNELS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.CliProcess;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where secrets of channels are to be found, and what another key makes of them. */
class KeptSecretsIT {
  private static final String TOKEN = "ghp_thisMustNeverBeSeenAnywhere0000";
  private static final String PASSWORD = "thisMailPasswordMustNeverBeSeen";
  private static final Map<String, String> TALKATIVE =
      Map.of(
          "TRIMTAB_LOG_LEVEL",
          "DEBUG",
          "QUARKUS_LOG_CATEGORY__IO_VERTX_EXT_MAIL__LEVEL",
          "DEBUG",
          "TRIMTAB_OUTBOUND_PRIVATE_HOSTS",
          "127.0.0.1",
          "TRIMTAB_MAIL_USER",
          "mailer",
          "TRIMTAB_MAIL_PASSWORD",
          PASSWORD,
          "TRIMTAB_MAIL_FROM",
          "bot@trimtab.example.com",
          "TRIMTAB_MAIL_SECURITY",
          "none");

  @TempDir Path data;

  private final Receiver receiver = new Receiver();
  private final FakeSmtpServer smtp = new FakeSmtpServer();

  @AfterEach
  void close() {
    receiver.close();
    smtp.close();
  }

  @Test
  void secretsAreInNoFileAndInNoLine() throws IOException {
    String made;
    try (ServerProcess server = start(Map.of())) {
      HttpCalls calls = server.as(server.createKey("acme"));
      made = calls.put(CHANNELS + "/hook", hook()).json().get("signing_key").textValue();
      assertThat(calls.put(CHANNELS + "/alerts", alerts()).status()).isEqualTo(200);
      String mail = "{\"kind\":\"mail\",\"settings\":{\"to\":[\"ana@example.com\"]}}";
      assertThat(calls.put(CHANNELS + "/mail", mail).status()).isEqualTo(200);
      for (String channel : List.of("hook", "alerts", "mail")) {
        JsonNode tested = calls.post(CHANNELS + "/" + channel + "/test").json();
        assertThat(tested.get("delivered").booleanValue()).as(tested.toString()).isTrue();
      }
      calls.put(CHANNELS + "/broken", alerts().replace("alertmanager", TOKEN));
      assertThat(server.as(server.operatorKey()).get("/v1/doctor").body())
          .contains("2 secrets of channels can be read")
          .doesNotContain(TOKEN);
      server.terminate();
      assertThat(server.output())
          .contains("DEBUG")
          .doesNotContain(TOKEN, made, PASSWORD)
          .doesNotContain(
              Base64.getEncoder()
                  .encodeToString(("\0mailer\0" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(receiver.last().header("authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(smtp.mails()).hasSize(1);
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(TOKEN, made, made.substring("whsec_".length()));
      }
    }
  }

  @Test
  void anotherKeyIsSaidAndTheOldOneReadsBesideIt() throws IOException {
    String key;
    try (ServerProcess server = start(Map.of())) {
      key = server.createKey("acme");
      server.as(key).put(CHANNELS + "/alerts", alerts());
      server.terminate();
    }
    String old = Files.readString(data.resolve("secret.key")).strip();
    String other = Base64.getEncoder().encodeToString(new byte[32]);
    Files.delete(data.resolve("secret.key"));
    try (ServerProcess server = start(Map.of("TRIMTAB_SECRETS_KEY", other))) {
      JsonNode tested = server.as(key).post(CHANNELS + "/alerts/test").json();
      assertThat(tested.get("delivered").booleanValue()).isFalse();
      assertThat(tested.get("answer").textValue()).contains("trimtab.secrets.key");
      assertThat(server.as(server.operatorKey()).get("/v1/doctor").body())
          .contains("acme/alerts cannot be read");
      String again = alerts().replaceFirst(",\"secret.*", "}");
      assertThat(server.as(key).put(CHANNELS + "/alerts", again).status()).isEqualTo(422);
      server.terminate();
    }
    Map<String, String> both =
        Map.of("TRIMTAB_SECRETS_KEY", other, "TRIMTAB_SECRETS_PREVIOUS_KEY", old);
    try (ServerProcess server = start(both)) {
      HttpCalls calls = server.as(key);
      assertThat(calls.post(CHANNELS + "/alerts/test").json().get("delivered").booleanValue())
          .isTrue();
      HttpCalls operator = server.as(server.operatorKey());
      assertThat(operator.get("/v1/doctor").body()).contains("encrypted with the key before");
      calls.put(CHANNELS + "/alerts", alerts().replaceFirst(",\"secret.*", "}"));
      assertThat(operator.get("/v1/doctor").body()).contains("1 secrets of channels can be read");
      server.terminate();
    }
  }

  @Test
  void theKeyMayBeInAFileElsewhereAndTheDoctorTriesItWithoutAServer() throws IOException {
    Path file = data.resolve("mounted").resolve("key");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    Map<String, String> named = Map.of("TRIMTAB_SECRETS_KEY_FILE", file.toString());
    try (ServerProcess server = start(named)) {
      HttpCalls calls = server.as(server.createKey("acme"));
      assertThat(calls.put(CHANNELS + "/alerts", alerts()).status()).isEqualTo(200);
      assertThat(doctor(named)).contains("1 secrets of channels can be read");
      server.terminate();
    }
    assertThat(data.resolve("secret.key")).doesNotExist();
    assertThat(doctor(named)).contains("1 secrets of channels can be read").doesNotContain(TOKEN);
    assertThat(doctor(Map.of())).contains("acme/alerts cannot be read").contains("key-file");
    assertThat(doctor(Map.of("TRIMTAB_SECRETS_KEY_FILE", file + "-gone")))
        .contains("which cannot be read");
    assertThat(doctor(Map.of("TRIMTAB_SECRETS_KEY", "short"))).contains("must be 32 bytes");
  }

  private String doctor(Map<String, String> environment) {
    return CliProcess.alone(environment, "doctor", "--quick", "--data", data.toString()).output();
  }

  private ServerProcess start(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(TALKATIVE);
    environment.put("TRIMTAB_MAIL_HOST", "127.0.0.1");
    environment.put("TRIMTAB_MAIL_PORT", String.valueOf(smtp.port()));
    environment.putAll(more);
    return ServerProcess.start(data, environment);
  }

  private String hook() {
    return "{\"kind\":\"webhook\",\"settings\":{\"url\":\"%s\"}}".formatted(receiver.url("/h"));
  }

  private String alerts() {
    return "{\"kind\":\"alertmanager\",\"settings\":{\"url\":\"%s\"},\"secret\":{\"token\":\"%s\"}}"
        .formatted(receiver.url("/am"), TOKEN);
  }
}
