package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How mail is sent, for channels that are mail. */
@ConfigMapping(prefix = "trimtab.mail")
public interface SmtpConfig {
  /** How a connection is kept from others. */
  enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  /** The server that takes mail. Without it no mail is sent. */
  Optional<String> host();

  /** Its port. Without it 587, 465 for {@code tls}, 25 for {@code none}. */
  OptionalInt port();

  /**
   * {@code starttls}, {@code tls} from the first byte on, or {@code none}, which is for a server on
   * this machine alone. The certificate is checked against {@code host}.
   */
  @WithDefault("starttls")
  Security security();

  /** Who to be there. Without it nobody. */
  Optional<String> user();

  /** The password of {@code user}. */
  Optional<String> password();

  /** A file that holds it and nothing else, such as a mounted secret. */
  Optional<Path> passwordFile();

  /** The address mail is from, as in {@code trimtab@example.com}; needed where there is a host. */
  Optional<String> from();

  /**
   * The domains that mail may go to, with commas; {@code *.example.com} for everything below.
   * Without it, any.
   */
  Optional<List<String>> allowedDomains();

  /** How long one mail may take. */
  @WithDefault("20s")
  Duration timeout();
}
