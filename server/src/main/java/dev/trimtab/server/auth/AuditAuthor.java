package dev.trimtab.server.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something, for the audit log.
 *
 * @param clock tells when
 * @param actor as people call the key or the token's subject; a person by name and subject
 * @param keyId the key they came with; null where it was a token, a person, or nobody
 * @param address where the call comes from; null where there is none
 */
public record AuditAuthor(
    InstantSource clock, String actor, @Nullable String keyId, @Nullable String address) {
  /** The server itself, where nobody asked. */
  public static AuditAuthor server(InstantSource clock) {
    return new AuditAuthor(clock, AuditEntry.SERVER, null, null);
  }

  /**
   * An entry, to be stored with the change.
   *
   * @param tenant whom the change is about; null for the server itself
   * @param action a noun and a verb such as {@code key.rotate}
   * @param subject the id or name of what is changed
   * @param detail what changes, as it stands in JSON; never a secret
   */
  public AuditEntry entry(
      @Nullable TenantId tenant, String action, String subject, Map<String, ?> detail) {
    return new AuditEntry(
        clock.instant(), tenant, actor, keyId, address, action, subject, json(detail));
  }

  private static String json(Map<String, ?> detail) {
    try {
      return Json.MAPPER.writeValueAsString(new TreeMap<>(detail));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
