package dev.trimtab.server;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Public data to test on, kept beside the project and not in it: at {@code ../shared/data} from the
 * project's root, or where {@code TRIMTAB_DATA} says.
 */
public final class PublicData {
  private static final String VARIABLE = "TRIMTAB_DATA";
  private static final Path BESIDE = Path.of("../../shared/data");

  private PublicData() {}

  /** The file of that name; fails where it is not there, as a test passed over tells nothing. */
  public static Path file(String name) {
    String said = System.getenv(VARIABLE);
    Path folder = (said == null || said.isBlank() ? BESIDE : Path.of(said)).toAbsolutePath();
    Path file = folder.normalize().resolve(name);
    if (!Files.isReadable(file)) {
      throw new AssertionError(
          "the public data " + file + " is not there: put it there, or set " + VARIABLE);
    }
    return file;
  }
}
