package dev.trimtab.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the server starts and stops, and what it says when it cannot. */
class StartIT {
  @TempDir Path folder;

  @Test
  void theFirstStartMakesAKeyAndLaterOnesKeepIt() throws IOException {
    Path data = folder.resolve("new/data");
    String key;
    try (ServerProcess first = ServerProcess.start(data)) {
      key = first.operatorKey();
      assertThat(first.as(key).get("/v1/me").status()).isEqualTo(200);
      assertThat(first.terminate()).as("SIGTERM").isEqualTo(143);
      assertThat(first.output()).containsOnlyOnce(key).contains("everything accepted is stored");
    }
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("admin.key"))).isEqualTo("rw-------");

    try (ServerProcess second = ServerProcess.start(data)) {
      assertThat(second.as(key).get("/v1/me").status()).isEqualTo(200);
      assertThat(second.output()).doesNotContain(key);
    }
  }

  @Test
  void aLostKeyIsReplacedWhereThatIsAskedFor() throws IOException {
    String lost;
    try (ServerProcess server = ServerProcess.start(folder)) {
      lost = server.operatorKey();
    }
    Files.delete(folder.resolve("admin.key"));
    try (ServerProcess server = ServerProcess.start(folder)) {
      server.terminate();
      assertThat(server.output()).contains("--new-admin-key");
      assertThat(folder.resolve("admin.key")).doesNotExist();
    }
    try (ServerProcess server = ServerProcess.start(folder, "--new-admin-key")) {
      assertThat(server.operatorKey()).isNotEqualTo(lost);
      assertThat(server.as(server.operatorKey()).get("/v1/keys").json()).hasSize(2);
      assertThat(server.as(lost).get("/v1/me").status()).isEqualTo(200);
    }
  }

  @Test
  void keysOutliveAKill() {
    String key;
    try (ServerProcess server = ServerProcess.start(folder)) {
      key = server.createKey("acme");
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start(folder)) {
      assertThat(server.as(key).get("/v1/me").status()).isEqualTo(200);
    }
  }

  @Test
  void theAdminKeyFileFollowsARotation() {
    try (ServerProcess server = ServerProcess.start(folder)) {
      String before = server.operatorKey();
      String id = server.as(before).get("/v1/keys").json().at("/0/id").textValue();
      assertThat(server.as(before).post("/v1/keys/" + id + "/rotate").status()).isEqualTo(200);

      assertThat(server.operatorKey()).isNotEqualTo(before);
      assertThat(server.as(server.operatorKey()).get("/v1/me").status()).isEqualTo(200);
      assertThat(server.as(before).get("/v1/me").status()).isEqualTo(401);
    }
  }

  @Test
  void twoServersDoNotShareAFolder() {
    try (ServerProcess first = ServerProcess.start(folder)) {
      assertFails("in use by another server", "--data", folder.toString());
      assertThat(first.anonymously().get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void aPortInUseIsToldInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertFails("--port", "--ephemeral", "--port", port);
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsToldInOneLine() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertFails(file.toString(), "--data", file.toString());
    assertFails(file.toString(), "--data", file.resolve("below").toString());
  }

  @Test
  void anEphemeralServerStaysOnThisMachine() {
    assertFails("--bind", "--ephemeral", "--bind", "0.0.0.0");
  }

  @Test
  void aWrongConfigurationIsToldInOneLine() {
    assertFails(Map.of("TRIMTAB_AUTH_JWT_SECRET", "short"), "at least 32 bytes", "--ephemeral");
    assertFails(
        Map.of("TRIMTAB_STORAGE_READERS", "many"), "trimtab.storage.readers", "--ephemeral");
  }

  private static void assertFails(String says, String... arguments) {
    assertFails(Map.of(), says, arguments);
  }

  private static void assertFails(
      Map<String, String> environment, String says, String... arguments) {
    ServerProcess.Failure failure = ServerProcess.fail(environment, arguments);
    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure.output().lines()).as(failure.output()).hasSize(1);
    assertThat(failure.output()).startsWith("trimtab: ").contains(says);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
