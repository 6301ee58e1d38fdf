package dev.trimtab.server.auth;

import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.TenantId;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says for the audit log who asks for a change, and from where. */
@Singleton
public final class Auditor {
  private final InstantSource clock;

  Auditor(InstantSource clock) {
    this.clock = clock;
  }

  /** The principal of this request. */
  public AuditAuthor author(RoutingContext request) {
    return author(request, CurrentPrincipal.of(request));
  }

  /** Somebody whom this request has made known. */
  public AuditAuthor author(RoutingContext request, Principal principal) {
    return new AuditAuthor(clock, principal.fullName(), principal.keyId(), address(request));
  }

  /** An entry by the principal of this request, as {@link AuditAuthor#entry} makes it. */
  public AuditEntry entry(
      RoutingContext request,
      @Nullable TenantId tenant,
      String action,
      String subject,
      Map<String, ?> detail) {
    return author(request).entry(tenant, action, subject, detail);
  }

  /** Where a request comes from; null where that is not known. */
  public static @Nullable String address(RoutingContext request) {
    SocketAddress remote = request.request().remoteAddress();
    return remote == null ? null : remote.hostAddress();
  }
}
