package dev.trimtab.client;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and who calls it.
 *
 * @param url its root, {@code http} or {@code https}, with a path where it stands behind one
 * @param key sent as a bearer token; null for none
 * @param tenant whom an operator's key speaks for, sent as {@code tenant_id} with every call; null
 *     where the key says it
 * @param connectTimeout how long reaching the server may take
 * @param timeout how long one answer may take
 * @param retry how often and when a refused call is sent again
 */
public record ClientSettings(
    URI url,
    @Nullable String key,
    @Nullable String tenant,
    Duration connectTimeout,
    Duration timeout,
    Retry retry) {
  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException where it is not an http or https URL with a host
   */
  public ClientSettings {
    String scheme = url.getScheme();
    boolean isHttp = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!isHttp || url.getHost() == null) {
      throw new IllegalArgumentException(
          "the server's URL must look like http://host:8433, not " + url);
    }
  }

  /** Reaching within 5 s, answers within 60 s, and {@link Retry#PATIENT}. */
  public static ClientSettings of(URI url, @Nullable String key, @Nullable String tenant) {
    return new ClientSettings(
        url, key, tenant, Duration.ofSeconds(5), Duration.ofSeconds(60), Retry.PATIENT);
  }

  /** Without the key, so that it gets into no log. */
  @Override
  public String toString() {
    return "ClientSettings[url=" + url + ", tenant=" + tenant + "]";
  }
}
