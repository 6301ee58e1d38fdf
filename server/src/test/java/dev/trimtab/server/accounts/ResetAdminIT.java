package dev.trimtab.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back in, with the packaged program. */
class ResetAdminIT {
  private static final Path JAR = Path.of("target/trimtab.jar");

  @TempDir private Path data;

  private record Said(int exitCode, String text) {}

  @Test
  void aNewOperatorKeyIsMadeWhereNoServerRuns() throws IOException, InterruptedException {
    String lost;
    try (ServerProcess server = ServerProcess.start(data)) {
      lost = server.operatorKey();

      Said refused = resetAdmin(data);
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.text()).contains("is in use by another server");
      assertThat(server.terminate()).isNotNegative();
    }
    Files.delete(data.resolve("admin.key"));

    Said done = resetAdmin(data);

    assertThat(done.exitCode()).as(done.text()).isZero();
    String key = done.text().lines().findFirst().orElseThrow();
    assertThat(key).matches("tt_[A-Za-z0-9_-]{43}").isNotEqualTo(lost);
    Path file = data.resolve("admin.key");
    assertThat(Files.readString(file)).isEqualTo(key + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (ServerProcess server = ServerProcess.start(data)) {
      assertThat(server.as(key).get("/v1/me").json().get("tenant_id").textValue()).isEqualTo("*");
      assertThat(server.as(lost).get("/v1/me").status()).as("others stay good").isEqualTo(200);
      JsonNode entry = server.as(key).get("/v1/audit?action=key.create").json().get(0);
      assertThat(entry.get("actor").textValue()).isEqualTo("server");
      assertThat(server.output()).doesNotContain(key);
    }
  }

  @Test
  void aFolderWithoutAStoreIsLeftAlone() throws IOException, InterruptedException {
    Path empty = data.resolve("nothing");
    Said refused = resetAdmin(empty);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.text()).contains("there is no store in " + empty);
    assertThat(empty).doesNotExist();
  }

  private static Said resetAdmin(Path folder) throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
            new ArrayList<>(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    JAR.toString(),
                    "keys",
                    "reset-admin",
                    "--data",
                    folder.toString())));
    program.command().addAll(1, flags());
    program.environment().keySet().removeIf(name -> name.startsWith("TRIMTAB_"));
    Process process = program.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  /** Those the launcher gives. */
  private static List<String> flags() throws IOException {
    return Files.readAllLines(Path.of("jvm.options")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
