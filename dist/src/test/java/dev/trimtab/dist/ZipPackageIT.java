package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip: unpacked, started, used, stopped, and put over what an earlier version left. */
class ZipPackageIT {
  private static final Path OLDER = Packages.ROOT.resolve("server/src/test/fixtures/schema-v1");

  @TempDir Path folder;
  private Path launcher;

  @BeforeEach
  void unpack() throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(Packages.endingWith(".zip")).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip.getInputStream(entry), file);
        String mode = (entry.getUnixMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      }
    }
    String name = Packages.endingWith(".zip").getFileName().toString().replace(".zip", "");
    launcher = folder.resolve(name).resolve("trimtab");
  }

  @Test
  void itRunsWhereItIsUnpackedAndFromALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("on-the-path"), launcher);

    assertThat(Shell.run(link.toString(), "--version")).startsWith("Trimtab ");
  }

  @Test
  void itIsStartedUsedStoppedAndStartedAgain() throws IOException {
    Path data = folder.resolve("data");
    for (int round = 1; round <= 2; round++) {
      try (InstalledServer server = InstalledServer.serve(launcher, data)) {
        new FirstUse(launcher, data, server.url()).run(2 * round);
        assertThat(server.stop()).isEqualTo(143);
        assertThat(server.output()).contains("everything accepted is stored");
      }
    }
  }

  @Test
  void itGoesOnWithTheStoreOfAnEarlierVersion() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.copy(OLDER.resolve("admin.key"), data.resolve("admin.key"));
    try (InputStream database =
        new GZIPInputStream(Files.newInputStream(OLDER.resolve("trimtab.db.gz")))) {
      Files.copy(database, data.resolve("trimtab.db"));
    }
    try (InstalledServer server = InstalledServer.serve(launcher, data)) {
      String events =
          Shell.run(
              Map.of("TRIMTAB_URL", server.url(), "TRIMTAB_STORAGE_DATA", data.toString()),
              launcher.toString(),
              "events",
              "--tenant",
              "acme",
              "--limit",
              "1000",
              "--json");
      assertThat(events.lines()).hasSizeGreaterThan(100);
      assertThat(server.stop()).isEqualTo(143);
    }
  }
}
