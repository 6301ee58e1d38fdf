package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
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
    Map<String, Boolean> withModes = Map.of("enablePosixFileAttributes", true);
    try (FileSystem zip = FileSystems.newFileSystem(Packages.endingWith(".zip"), withModes);
        Stream<Path> files = Files.walk(zip.getPath("/"))) {
      for (Path packed : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path file = folder.resolve(packed.toString().substring(1));
        Files.createDirectories(file.getParent());
        Files.copy(packed, file);
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(packed));
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
