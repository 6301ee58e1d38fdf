package dev.trimtab.server.http;

import dev.trimtab.server.config.LoopsConfig;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links to this server for those who read of it elsewhere. */
@Singleton
public final class PublicLinks {
  private final Optional<URI> publicUrl;

  @Inject
  PublicLinks(LoopsConfig config) {
    this(config.publicUrl());
  }

  /**
   * Links below an address.
   *
   * @param publicUrl empty where nobody said how the server is reached
   */
  public PublicLinks(Optional<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** A link to a path, of that tenant; null where nobody said how the server is reached. */
  public @Nullable String of(TenantId tenant, String path) {
    return publicUrl
        .map(
            url ->
                url.toString().replaceAll("/+$", "")
                    + path
                    + "?tenant_id="
                    + URLEncoder.encode(tenant.value(), StandardCharsets.UTF_8))
        .orElse(null);
  }
}
