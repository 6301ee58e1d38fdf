package dev.trimtab.server.signin;

import dev.trimtab.server.auth.PersonAccess;
import dev.trimtab.server.config.SignInConfig.Oidc;
import dev.trimtab.server.wiring.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the identity provider, and names all that is wrong with them. */
final class OidcSettingsReader {
  private static final String PREFIX = "trimtab.sign-in.oidc.";
  private static final String CALLBACK = "/v1/session/oidc/callback";
  private static final String PUBLIC_URL = "trimtab.loops.public-url";
  private static final String NOWHERE = "http://localhost";

  private final Oidc config;
  private final Optional<URI> publicUrl;
  private final List<String> faults = new ArrayList<>();

  private OidcSettingsReader(Oidc config, Optional<URI> publicUrl) {
    this.config = config;
    this.publicUrl = publicUrl;
  }

  /**
   * The settings; empty where no provider is configured.
   *
   * @param publicUrl how people reach this server
   * @throws StartFailure naming each setting that is wrong
   */
  static Optional<OidcSettings> read(Oidc config, Optional<URI> publicUrl) {
    OidcSettingsReader reader = new OidcSettingsReader(config, publicUrl);
    Optional<OidcSettings> settings =
        config.issuer().isPresent() ? Optional.of(reader.settings()) : reader.none();
    if (!reader.faults.isEmpty()) {
      throw new StartFailure(String.join("; ", reader.faults), null);
    }
    return settings;
  }

  /** Whoever sets the rest has forgotten it. */
  private Optional<OidcSettings> none() {
    if (config.clientId().isPresent() || !config.rules().isEmpty()) {
      fault("issuer is needed where the rest of " + PREFIX + "* is set");
    }
    return Optional.empty();
  }

  private OidcSettings settings() {
    URI issuer = url(PREFIX + "issuer", config.issuer().orElse(""));
    if (issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
      fault("issuer must have neither a query nor a fragment");
    }
    String clientId = config.clientId().map(String::strip).orElse("");
    if (clientId.isEmpty()) {
      fault("client-id is needed");
    }
    OidcSettings.Client client = new OidcSettings.Client(clientId, secret());
    RuleReader rules = new RuleReader(PREFIX, faults);
    PersonAccess access =
        new PersonAccess(config.issuer().orElse(""), rules.read(config.rules()), config.lifetime());
    if (!config.lifetime().isPositive()) {
      fault("lifetime must be longer than nothing");
    }
    return new OidcSettings(
        issuer,
        client,
        redirect(),
        scopes(),
        new OidcSettings.Claims(config.groupsClaim(), config.nameClaim()),
        config.label().map(String::strip).orElse(String.valueOf(issuer.getHost())),
        config.clockSkew(),
        access);
  }

  private Optional<String> secret() {
    Optional<Path> file = config.clientSecretFile();
    if (config.clientSecret().isPresent() && file.isPresent()) {
      fault("client-secret and client-secret-file say the same: leave one out");
    }
    return config.clientSecret().or(() -> file.map(this::secretIn));
  }

  private @Nullable String secretIn(Path file) {
    try {
      return Files.readString(file).replaceFirst("\\R\\z", "");
    } catch (IOException unreadable) {
      fault("client-secret-file names " + file + ", which cannot be read");
      return null;
    }
  }

  private URI redirect() {
    if (publicUrl.isEmpty()) {
      faults.add(
          PUBLIC_URL + " is needed where there is " + PREFIX + "issuer: people come back there");
      return URI.create(NOWHERE);
    }
    URI url = url(PUBLIC_URL, publicUrl.get().toString());
    return URI.create(url.toString().replaceAll("/+$", "") + CALLBACK);
  }

  private String scopes() {
    List<String> scopes = Arrays.stream(config.scopes().strip().split("[\\s,]+")).toList();
    if (!scopes.contains("openid")) {
      fault("scopes must have openid among them");
    }
    return String.join(" ", scopes);
  }

  /** Something that is a URL, though the configured text is none: the fault is noted. */
  private URI url(String key, String text) {
    try {
      URI url = URI.create(text.strip());
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (url.getHost() != null
          && url.getRawUserInfo() == null
          && (scheme.equals("https") || scheme.equals("http"))) {
        return url;
      }
    } catch (IllegalArgumentException malformed) {
      // told below
    }
    faults.add(key + " must be an https URL, or http on this machine; it is " + text);
    return URI.create(NOWHERE);
  }

  private void fault(String said) {
    faults.add(PREFIX + said);
  }
}
