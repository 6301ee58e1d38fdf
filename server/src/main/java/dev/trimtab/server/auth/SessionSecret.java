package dev.trimtab.server.auth;

import dev.trimtab.server.wiring.DataFolder;
import dev.trimtab.server.wiring.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What cookies are signed with: configured, or else kept in the file {@code session.key} of the
 * data folder, which is made where there is none. Where it cannot be, sessions end with the
 * process.
 */
final class SessionSecret {
  static final String FILE = "session.key";

  /** As many bytes as the hash has. */
  static final int MIN_BYTES = 32;

  private static final Logger LOG = Logger.getLogger(SessionSecret.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private SessionSecret() {}

  /**
   * The secret of this server.
   *
   * @throws StartFailure where the configured one is too short
   */
  static byte[] of(Optional<String> configured, Path dataFolder) {
    return configured.map(SessionSecret::configured).orElseGet(() -> kept(dataFolder));
  }

  private static byte[] configured(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new StartFailure(
          "trimtab.auth.session.secret must have at least %d bytes, it has %d"
              .formatted(MIN_BYTES, bytes.length),
          null);
    }
    return bytes;
  }

  private static byte[] kept(Path dataFolder) {
    Path file = dataFolder.resolve(FILE);
    try {
      byte[] known = HexFormat.of().parseHex(Files.readString(file).strip());
      return known.length < MIN_BYTES ? made(file) : known;
    } catch (NoSuchFileException | IllegalArgumentException noSecret) {
      return made(file);
    } catch (IOException unreadable) {
      LOG.warnf("%s cannot be read: sessions end with this process", file);
      return random();
    }
  }

  private static byte[] made(Path file) {
    byte[] secret = random();
    try {
      Files.deleteIfExists(file);
      try (var channel =
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              DataFolder.ownersFile(file))) {
        String text = HexFormat.of().formatHex(secret) + "\n";
        channel.write(StandardCharsets.US_ASCII.encode(text));
      }
    } catch (IOException unwritable) {
      LOG.warnf("%s cannot be written: sessions end with this process", file);
    }
    return secret;
  }

  private static byte[] random() {
    byte[] secret = new byte[MIN_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }
}
