package dev.trimtab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent by the commands about channels, and what they say of it. */
class ChannelsCommandsTest {
  private static final String PATH = "/v1/improvements/channels";
  private static final String HOOK =
      "{\"name\":\"deployer\",\"kind\":\"webhook\",\"settings\":{\"url\":\"https://a.example.com/\","
          + "\"headers\":{\"X-Team\":\"bot\"},\"timeout\":\"15s\"},\"has_secret\":true,"
          + "\"updated_at\":\"2026-03-02T09:30:00Z\",\"updated_by\":\"ann\"}";
  private static final String MAIL =
      "{\"name\":\"owners\",\"kind\":\"mail\",\"settings\":{\"to\":[\"a@b.c\",\"d@b.c\"]},"
          + "\"has_secret\":false,\"updated_at\":\"2026-03-02T09:30:00Z\",\"updated_by\":\"ann\"}";

  @TempDir private Path folder;
  private final Terminal terminal = new Terminal();
  private FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsAndShows() {
    server.on("GET " + PATH, 200, "[" + HOOK + "," + MAIL + "]");
    server.on("GET " + PATH + "/deployer", 200, HOOK);
    assertThat(terminal.run(server, "channels", "list")).isZero();
    assertThat(terminal.out())
        .isEqualTo(
            """
            NAME      KIND     TO                      SECRET  BY
            deployer  webhook  https://a.example.com/  yes     ann
            owners    mail     a@b.c, d@b.c                    ann
            """);
    Terminal second = new Terminal();
    assertThat(second.run(server, "channels", "show", "deployer")).isZero();
    assertThat(second.out()).contains("header      X-Team=bot").contains("timeout     15s");
    Terminal third = new Terminal();
    assertThat(third.run(server, "channels", "show", "deployer", "--json")).isZero();
    assertThat(third.out()).contains("\"has_secret\" : true");
  }

  @Test
  void aNewSigningKeyIsShownOnce() {
    String made = HOOK.replace("\"updated_by\"", "\"signing_key\":\"whsec_new\",\"updated_by\"");
    server.on("PUT " + PATH + "/deployer", 200, made);
    int exit =
        terminal.run(
            server,
            "channels",
            "set",
            "deployer",
            "webhook",
            "--to",
            "https://a.example.com/",
            "--header",
            "X-Team=bot",
            "--rotate");
    assertThat(exit).as(terminal.err()).isZero();
    assertThat(server.asked.getLast().body())
        .isEqualTo(
            "{\"kind\":\"webhook\",\"settings\":{\"url\":\"https://a.example.com/\","
                + "\"headers\":{\"X-Team\":\"bot\"}},\"secret\":{\"rotate\":true}}");
    assertThat(terminal.out()).contains("\nwhsec_new\n").contains("only this once");
  }

  @Test
  void aSecretComesFromAFileAndGoesWhereItBelongs() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hush\n");
    assertThat(sent("webhook", secret)).endsWith("\"secret\":{\"authorization\":\"hush\"}}");
    assertThat(sent("slack", secret)).endsWith("\"secret\":{\"url\":\"hush\"}}");
    assertThat(sent("github_issue", secret)).endsWith("\"secret\":{\"token\":\"hush\"}}");
    assertThat(sent("alertmanager", secret)).endsWith("\"secret\":{\"token\":\"hush\"}}");
    assertThat(sent("alertmanager", secret, "--user", "u"))
        .endsWith("\"secret\":{\"user\":\"u\",\"password\":\"hush\"}}");
    Files.writeString(secret, "whsec_key");
    assertThat(sent("webhook", secret)).endsWith("\"secret\":{\"signing_keys\":[\"whsec_key\"]}}");
  }

  private String sent(String kind, Path secret, String... more) {
    server.on("PUT " + PATH + "/x", 200, HOOK);
    String[] fixed = {"channels", "set", "x", kind, "--secret-file", secret.toString()};
    String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    assertThat(terminal.run(server, all)).as(terminal.err()).isZero();
    return server.asked.getLast().body();
  }

  @Test
  void aFileSaysItAll() throws Exception {
    server.on("PUT " + PATH + "/owners", 200, MAIL);
    Path file = folder.resolve("owners.yaml");
    Files.writeString(file, "kind: mail\nsettings:\n  to: [a@b.c, d@b.c]\n");
    assertThat(terminal.run(server, "channels", "set", "owners", "-f", file.toString()))
        .as(terminal.err())
        .isZero();
    assertThat(server.asked.getLast().body())
        .isEqualTo("{\"kind\":\"mail\",\"settings\":{\"to\":[\"a@b.c\",\"d@b.c\"]}}");
  }

  @Test
  void whatIsWrongInAFileIsSaidWithoutItsSecrets() throws Exception {
    Path file = folder.resolve("x.yaml");
    Files.writeString(file, "kind: slack\nsecret: {adress: hush}\n");
    assertThat(terminal.run(server, "channels", "set", "x", "-f", file.toString())).isEqualTo(2);
    assertThat(terminal.err()).contains("secret.adress").doesNotContain("hush");
    Files.writeString(file, "kind: webhook\nsecret: {signing_keys: hush}\n");
    Terminal second = new Terminal();
    assertThat(second.run(server, "channels", "set", "x", "-f", file.toString())).isEqualTo(2);
    assertThat(second.err()).contains("secret.signing_keys").doesNotContain("hush");
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void mistakesAreSaidBeforeAnythingIsSent() {
    assertThat(terminal.run(server, "channels", "set", "x")).isEqualTo(2);
    assertThat(terminal.err()).contains("KIND or --file");
    assertThat(terminal.run(server, "channels", "set", "x", "pigeon")).isEqualTo(2);
    assertThat(
            terminal.run(
                server, "channels", "set", "x", "slack", "--secret-env", "TRIMTAB_NO_SUCH_THING"))
        .isEqualTo(2);
    assertThat(
            terminal.run(
                server, "channels", "set", "x", "slack", "--secret-env", "A", "--secret-file", "b"))
        .isEqualTo(2);
    assertThat(terminal.err()).contains("TRIMTAB_NO_SUCH_THING is not set").contains("once");
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void aTestThatWasNotTakenFails() {
    server.on(
        "POST " + PATH + "/deployer/test",
        200,
        "{\"id\":\"test-1\",\"delivered\":false,\"answer\":\"answered 500\","
            + "\"final_failure\":false,\"retry_after_s\":null}");
    assertThat(terminal.run(server, "channels", "test", "deployer")).isEqualTo(1);
    assertThat(terminal.out()).contains("Not taken: answered 500").contains("test-1");
  }

  @Test
  void deletes() {
    server.on("DELETE " + PATH + "/deployer", 204, "");
    assertThat(terminal.run(server, "channels", "delete", "deployer")).isZero();
    assertThat(server.calls()).containsExactly("DELETE " + PATH + "/deployer");
  }
}
