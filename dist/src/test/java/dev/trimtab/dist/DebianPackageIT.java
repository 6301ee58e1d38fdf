package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package: unpacked and used, and taken through its whole life by dpkg. */
class DebianPackageIT {
  private static final String SETTINGS = "etc/trimtab/trimtab.env";

  @TempDir Path folder;
  private String file;

  @BeforeEach
  void onDebian() {
    assumeTrue(Shell.has("dpkg-deb"), "dpkg-deb is not installed");
    file = Packages.endingWith(".deb").toString();
  }

  @Test
  void itSaysWhatItIs() {
    String fields = Shell.run("dpkg-deb", "--field", file);

    assertThat(fields)
        .contains("Package: trimtab\n")
        .contains("Architecture: all\n")
        .doesNotContainPattern("@[A-Z_]+@");
    assertThat(Shell.run("dpkg-deb", "--contents", file).lines())
        .allMatch(line -> line.contains(" root/root "))
        .anyMatch(line -> line.startsWith("-rwxr-xr-x ") && line.endsWith("./usr/bin/trimtab"));
  }

  @Test
  void itIsStartedUsedAndStopped() throws IOException {
    Shell.run("dpkg-deb", "--extract", file, folder.toString());
    Path launcher = folder.resolve("usr/bin/trimtab");
    Path data = folder.resolve("var/lib/trimtab");

    try (InstalledServer server = InstalledServer.serve(launcher, data)) {
      new FirstUse(launcher, data, server.url()).run(2);
      assertThat(server.stop()).isEqualTo(143);
    }
  }

  @Test
  void systemdTakesTheUnitAndFindsItSafe() throws IOException {
    assumeTrue(Shell.has("systemd-analyze"), "systemd is not installed");
    Shell.run("dpkg-deb", "--extract", file, folder.toString());
    String unit = folder.resolve("usr/lib/systemd/system/trimtab.service").toString();
    // As installed, for systemd looks for the program.
    String here = Files.readString(Path.of(unit)).replace("=/usr/bin/", "=" + folder + "/usr/bin/");
    Files.writeString(Path.of(unit), here);

    assertThat(Shell.run("systemd-analyze", "verify", "--man=no", unit)).isEmpty();
    // 0 is locked in, 10 wide open; a plain unit has 9.6. Above the threshold it fails.
    Shell.run("systemd-analyze", "security", "--offline=true", "--threshold=20", unit);
  }

  @Test
  void settingsOutliveAnUpgradeAndARemovalButNotAPurge() throws IOException {
    assumeTrue(Shell.isRoot(), "only root installs packages");
    emptySystem();
    dpkg("--install", file);
    assertThat(status()).isEqualTo("install ok installed");
    assertThat(Files.readString(folder.resolve("etc/passwd"))).contains("trimtab:");
    assertThat(Shell.run(folder + "/usr/bin/trimtab", "--version")).startsWith("Trimtab ");
    Files.writeString(folder.resolve(SETTINGS), "TRIMTAB_HTTP_PORT=9000\n");
    Path recorded =
        Files.createDirectories(folder.resolve("var/lib/trimtab")).resolve("trimtab.db");
    Files.writeString(recorded, "what was recorded");

    dpkg("--install", file);
    assertThat(folder.resolve(SETTINGS)).hasContent("TRIMTAB_HTTP_PORT=9000");

    dpkg("--remove", "trimtab");
    assertThat(status()).isEqualTo("deinstall ok config-files");
    assertThat(folder.resolve("usr/share/trimtab")).doesNotExist();
    assertThat(folder.resolve(SETTINGS)).hasContent("TRIMTAB_HTTP_PORT=9000");

    assertThat(dpkg("--purge", "trimtab")).contains("keeps what was recorded");
    assertThat(folder.resolve("etc/trimtab")).doesNotExist();
    assertThat(recorded).hasContent("what was recorded");
  }

  private void emptySystem() throws IOException {
    for (String each : List.of("var/lib/dpkg/info", "var/lib/dpkg/updates", "var/log", "etc")) {
      Files.createDirectories(folder.resolve(each));
    }
    Files.createFile(folder.resolve("var/lib/dpkg/status"));
  }

  /** There is no shell in the empty system: the scripts run in ours, and say where they are. */
  private String dpkg(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "dpkg",
                "--root=" + folder,
                "--log=" + folder.resolve("var/log/dpkg.log"),
                "--force-script-chrootless",
                "--force-depends"));
    command.addAll(List.of(arguments));
    return Shell.run(Map.of("DEBIAN_FRONTEND", "noninteractive"), command.toArray(String[]::new));
  }

  private String status() {
    return Shell.run(
        "dpkg-query",
        "--admindir=" + folder.resolve("var/lib/dpkg"),
        "--show",
        "--showformat",
        "${Status}",
        "trimtab");
  }
}
