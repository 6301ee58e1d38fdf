package dev.trimtab.server.channels;

import dev.trimtab.server.config.SmtpConfig;
import dev.trimtab.server.config.SmtpConfig.Security;
import dev.trimtab.server.wiring.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes mail, as it is configured.
 *
 * @param target where it is, as {@code smtps} where there is TLS, of either kind
 * @param login null for nobody
 * @param from whom mail is from
 * @param allowedDomains where it may go; empty for anywhere
 * @param timeout how long one may take
 */
record Smtp(
    URI target,
    Security security,
    @Nullable Login login,
    String from,
    List<String> allowedDomains,
    Duration timeout) {
  /** Who to be. */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login";
    }
  }

  /**
   * Empty where no mail is sent.
   *
   * @throws StartFailure where the settings do not fit together
   */
  static Optional<Smtp> of(SmtpConfig config) {
    return config.host().map(host -> of(config, host));
  }

  private static Smtp of(SmtpConfig config, String host) {
    String from =
        config
            .from()
            .orElseThrow(
                () ->
                    new StartFailure(
                        "trimtab.mail.from is needed where there is trimtab.mail.host", null));
    String scheme = config.security() == Security.NONE ? "smtp" : "smtps";
    int port = config.port().orElse(usualPort(config.security()));
    Optional<URI> target = Targets.parse(scheme + "://" + host + ":" + port);
    if (target.isEmpty() || from.indexOf('@') < 1 || !from.matches("[\\x21-\\x7e]+")) {
      throw new StartFailure(
          "trimtab.mail.host is a host's name alone, and trimtab.mail.from an address such as"
              + " trimtab@example.com",
          null);
    }
    return new Smtp(
        target.get(),
        config.security(),
        login(config),
        from,
        config.allowedDomains().orElse(List.of()),
        config.timeout());
  }

  private static int usualPort(Security security) {
    return switch (security) {
      case STARTTLS -> 587;
      case TLS -> 465;
      case NONE -> 25;
    };
  }

  private static @Nullable Login login(SmtpConfig config) {
    if (config.password().isPresent() && config.passwordFile().isPresent()) {
      throw new StartFailure(
          "trimtab.mail.password and trimtab.mail.password-file say the same: leave one out", null);
    }
    Optional<String> password = config.password().or(() -> config.passwordFile().map(Smtp::read));
    if (config.user().isPresent() != password.isPresent()) {
      throw new StartFailure("trimtab.mail.user and its password need each other", null);
    }
    return password.map(secret -> new Login(config.user().orElseThrow(), secret)).orElse(null);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replaceFirst("\\R\\z", "");
    } catch (IOException unreadable) {
      throw new StartFailure(
          "trimtab.mail.password-file names " + file + ", which cannot be read", unreadable);
    }
  }

  /** Whether mail may go to that address. */
  boolean mayGoTo(String address) {
    String domain = domain(address);
    return allowedDomains.isEmpty()
        || allowedDomains.stream()
            .map(pattern -> pattern.toLowerCase(Locale.ROOT))
            .anyMatch(
                pattern ->
                    pattern.equals(domain)
                        || (pattern.startsWith("*.") && domain.endsWith(pattern.substring(1))));
  }

  /** Whether mail may be from that address: of the domain that the server answers for. */
  boolean mayBeFrom(String address) {
    return domain(address).equals(domain(from));
  }

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
