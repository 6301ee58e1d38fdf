package dev.trimtab.server.listen;

import dev.trimtab.server.wiring.StartFailure;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Tells the framework what follows for it from {@code trimtab.http.*}, where that depends. */
public final class ListeningSource implements ConfigSourceFactory {
  /** What the framework calls the certificate of this server. */
  static final String LISTENER = "listener";

  private static final String TLS = "quarkus.tls." + LISTENER + ".";
  private static final String PROXY = "quarkus.http.proxy.";
  private static final String PORT = "trimtab.http.port";
  private static final String REDIRECT_PORT = "trimtab.http.tls.redirect-port";
  private static final int MAX_PORT = 65_535;

  /** Above the program's own settings, below those of an operator. */
  private static final int ORDINAL = 260;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    for (String key : List.of(PORT, REDIRECT_PORT, "trimtab.http.management.port")) {
      value(context, key).ifPresent(port -> checkPort(key, port));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    tls(context, settings);
    value(context, "trimtab.http.trusted-proxies")
        .ifPresent(proxies -> settings.putAll(proxies(proxies)));
    value(context, "trimtab.http.base-path")
        .map(BasePath::of)
        .filter(base -> !base.isEmpty())
        .ifPresent(base -> settings.put("mp.openapi.servers", base));
    return List.of(new PropertiesConfigSource(settings, "listening", ORDINAL));
  }

  private static void tls(ConfigSourceContext context, Map<String, String> settings) {
    Optional<String> certificate = value(context, TlsFiles.CERTIFICATE);
    Optional<String> key = value(context, TlsFiles.KEY);
    if (certificate.isEmpty() && key.isEmpty()) {
      return;
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      throw new StartFailure(
          "trimtab.http.tls.certificate and trimtab.http.tls.key go together: one is missing",
          null);
    }
    TlsFiles.check(Path.of(certificate.get()), Path.of(key.get()), Clock.systemUTC());
    settings.put("quarkus.http.tls-configuration-name", LISTENER);
    settings.put(TLS + "key-store.pem.0.cert", "${trimtab.http.tls.certificate}");
    settings.put(TLS + "key-store.pem.0.key", "${trimtab.http.tls.key}");
    settings.put("quarkus.http.ssl-port", "${trimtab.http.port}");
    if (value(context, REDIRECT_PORT).isPresent()) {
      if (value(context, PORT).filter("0"::equals).isPresent()) {
        throw new StartFailure(REDIRECT_PORT + " needs a " + PORT + " that is not 0", null);
      }
      settings.put("quarkus.http.insecure-requests", "redirect");
      settings.put("quarkus.http.port", "${trimtab.http.tls.redirect-port}");
    } else {
      settings.put("quarkus.http.insecure-requests", "disabled");
    }
  }

  /** What is no number at all is told by who reads the setting. */
  private static void checkPort(String key, String port) {
    if (port.matches("-?\\d{1,9}")
        && (Integer.parseInt(port) < 0 || Integer.parseInt(port) > MAX_PORT)) {
      throw new StartFailure(key + " must lie between 0 and " + MAX_PORT + ", not " + port, null);
    }
  }

  private static Map<String, String> proxies(String addresses) {
    return Map.of(
        PROXY + "trusted-proxies", Networks.check("trimtab.http.trusted-proxies", addresses),
        PROXY + "proxy-address-forwarding", "true",
        PROXY + "allow-x-forwarded", "true",
        PROXY + "enable-forwarded-host", "true");
  }

  private static Optional<String> value(ConfigSourceContext context, String key) {
    ConfigValue found = context.getValue(key);
    return Optional.ofNullable(found)
        .map(ConfigValue::getValue)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
