package dev.trimtab.server.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says for the audit log who asks for a change, and from where. */
@Singleton
public final class Auditor {
  private final InstantSource clock;

  Auditor(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * An entry by the principal of this request, to be stored with the change.
   *
   * @param tenant whom the change is about; null for the server itself
   * @param action a noun and a verb such as {@code key.rotate}
   * @param subject the id or name of what is changed
   * @param detail what changes, as it stands in JSON; never a secret
   */
  public AuditEntry entry(
      RoutingContext request,
      @Nullable TenantId tenant,
      String action,
      String subject,
      Map<String, ?> detail) {
    return new AuditEntry(
        clock.instant(),
        tenant,
        CurrentPrincipal.of(request).name(),
        address(request),
        action,
        subject,
        json(detail));
  }

  private static @Nullable String address(RoutingContext request) {
    SocketAddress remote = request.request().remoteAddress();
    return remote == null ? null : remote.hostAddress();
  }

  private static String json(Map<String, ?> detail) {
    try {
      return Json.MAPPER.writeValueAsString(new TreeMap<>(detail));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
