package dev.trimtab.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The packages of this build, made once for all tests. */
final class Packages {
  static final Path ROOT = Path.of("..");

  private static final Path FOLDER = Path.of("target/packages");
  private static boolean made;

  private Packages() {}

  /** Where they are; made anew by the first who asks, for the program may be another. */
  static synchronized Path folder() {
    if (!made) {
      make(FOLDER, Map.of());
      made = true;
    }
    return FOLDER;
  }

  /** Makes all of them as a person does, with the archive and what the build laid beside it. */
  static void make(Path folder, Map<String, String> environment) {
    Map<String, String> built = new HashMap<>(environment);
    built.put("TRIMTAB_BUILDING", "1"); // by the build that runs this test: not to be waited for
    Shell.run(built, ROOT + "/trimtab", "package", "--output", folder.toString());
  }

  /** The one whose name ends so. */
  static Path endingWith(String ending) {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
