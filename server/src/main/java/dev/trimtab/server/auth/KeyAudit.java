package dev.trimtab.server.auth;

import dev.trimtab.tenant.ApiKey;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.QuotaKind;
import dev.trimtab.tenant.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit log says of a change to a key: everything about it but its secret. */
record KeyAudit(AuditAuthor author) {
  AuditEntry created(ApiKey key) {
    return entry("key.create", key);
  }

  AuditEntry rotated(ApiKey key) {
    return entry("key.rotate", key);
  }

  AuditEntry revoked(ApiKey key) {
    return entry("key.revoke", key);
  }

  private AuditEntry entry(String action, ApiKey key) {
    return author.entry(key.tenant(), action, key.id(), detail(key));
  }

  private static Map<String, Object> detail(ApiKey key) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("name", key.name());
    detail.put("scopes", key.scopes().stream().sorted().map(Scope::wireName).toList());
    Instant expiresAt = key.expiresAt();
    if (expiresAt != null) {
      detail.put("expires_at", expiresAt);
    }
    Map<String, String> quotas = new LinkedHashMap<>();
    for (QuotaKind kind : QuotaKind.values()) {
      Quota quota = key.quotas().of(kind);
      if (quota != null) {
        quotas.put(kind.wireName(), quota.toString());
      }
    }
    if (!quotas.isEmpty()) {
      detail.put("quotas", quotas);
    }
    return detail;
  }
}
