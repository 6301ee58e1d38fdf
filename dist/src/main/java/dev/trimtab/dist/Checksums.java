package dev.trimtab.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** {@code SHA256SUMS}, as {@code sha256sum --check} reads it. */
final class Checksums {
  private Checksums() {}

  /** Writes the sums of the files beside them, in the order of their names. */
  static void write(List<Path> files, Path output) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : files.stream().sorted().toList()) {
      sums.append(of(file)).append("  ").append(file.getFileName()).append('\n');
    }
    Files.writeString(output.resolve("SHA256SUMS"), sums);
  }

  /** The SHA-256 of a file, in hexadecimal digits. */
  static String of(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
