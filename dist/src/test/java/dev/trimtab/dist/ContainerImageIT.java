package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image: unpacked layer by layer as a container engine does, and run inside what that gives.
 */
class ContainerImageIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path archive;
  private Path root;
  private JsonNode config;

  @BeforeEach
  void unpack() throws IOException {
    archive = Files.createDirectory(folder.resolve("archive"));
    root = Files.createDirectory(folder.resolve("root"));
    untar(Packages.endingWith("-image.tar"), archive);
    JsonNode manifest = JSON.readTree(archive.resolve("manifest.json").toFile()).get(0);
    config =
        JSON.readTree(archive.resolve(manifest.get("Config").textValue()).toFile()).get("config");
    for (JsonNode layer : manifest.get("Layers")) {
      untar(archive.resolve(layer.textValue()), root);
    }
  }

  @Test
  void itSaysHowItIsRun() throws IOException {
    JsonNode manifest = JSON.readTree(archive.resolve("manifest.json").toFile()).get(0);

    assertThat(manifest.get("RepoTags").get(0).textValue()).startsWith("trimtab:");
    assertThat(config.get("User").textValue()).isEqualTo("10001:10001");
    assertThat(config.get("Volumes").has("/var/lib/trimtab")).isTrue();
    assertThat(config.get("ExposedPorts").has("8433/tcp")).isTrue();
    assertThat(root.resolve("bin/sh")).doesNotExist();
  }

  @Test
  void itRunsInItsOwnRootAsItsOwnUser() throws IOException {
    assumeTrue(Shell.isRoot() && Shell.has("unshare"), "only root changes the root");
    devices();
    List<String> command = new ArrayList<>(inside());
    config.get("Entrypoint").forEach(word -> command.add(word.textValue()));
    command.set(inside().size(), "/opt/java/bin/java");
    config.get("Cmd").forEach(word -> command.add(word.textValue()));
    command.addAll(List.of("--port", "0", "--bind", "127.0.0.1"));
    Path data = root.resolve("var/lib/trimtab");

    try (InstalledServer server =
        InstalledServer.start(environment(), command.toArray(String[]::new))) {
      assertThat(Files.getAttribute(data.resolve("trimtab.db"), "unix:uid")).isEqualTo(10_001);
      Path launcher = Path.of("target/launcher");
      Files.writeString(launcher, script());
      launcher.toFile().setExecutable(true);
      new FirstUse(launcher.toAbsolutePath(), Path.of("/var/lib/trimtab"), server.url()).run(2);
      assertThat(server.stop()).isEqualTo(143);
      assertThat(server.output()).contains("everything accepted is stored");
    }
  }

  /** {@code docker exec CONTAINER java @trimtab ...}, by other means. */
  private String script() {
    return "#!/bin/sh\nexec "
        + String.join(" ", inside())
        + " /opt/java/bin/java @trimtab \"$@\"\n";
  }

  private List<String> inside() {
    return List.of(
        "unshare",
        "--root=" + root,
        "--mount-proc=/proc",
        "--wd=" + config.get("WorkingDir").textValue(),
        "--setgid=10001",
        "--setuid=10001");
  }

  /** What a container engine gives every container, as far as Java needs it. */
  private void devices() throws IOException {
    Files.createDirectories(root.resolve("proc"));
    Files.createDirectories(root.resolve("dev"));
    Shell.run("mknod", "-m", "666", root + "/dev/urandom", "c", "1", "9");
    Shell.run("mknod", "-m", "666", root + "/dev/random", "c", "1", "8");
    Shell.run("mknod", "-m", "666", root + "/dev/null", "c", "1", "3");
    // The folders above must let the user of the image through.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (JsonNode each : config.get("Env")) {
      String[] pair = each.textValue().split("=", 2);
      if (!pair[0].equals("PATH")) {
        environment.put(pair[0], pair[1]);
      }
    }
    return environment;
  }

  /** Jib writes a time of creation that GNU tar does not know. */
  private static void untar(Path file, Path folder) {
    Shell.run(
        "tar",
        "--extract",
        "--preserve-permissions",
        "--numeric-owner",
        "--warning=no-unknown-keyword",
        "--file=" + file,
        "--directory=" + folder);
  }
}
