package dev.trimtab.cli.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Standard input, put into a file: what is to be read twice must be somewhere. */
public final class StandardInput implements AutoCloseable {
  private final Path file;

  private StandardInput(Path file) {
    this.file = file;
  }

  /** Reads all of {@code in}. */
  public static StandardInput keep(InputStream in) throws IOException {
    StandardInput kept = new StandardInput(Files.createTempFile("trimtab-stdin-", ""));
    try {
      Files.copy(in, kept.file, StandardCopyOption.REPLACE_EXISTING);
      return kept;
    } catch (IOException e) {
      kept.close();
      throw e;
    }
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
