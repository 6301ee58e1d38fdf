package dev.trimtab.server.accounts;

import dev.trimtab.client.QuotasWire;
import dev.trimtab.client.TenantQuotasWire;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.tenant.Quota;
import dev.trimtab.tenant.Quotas;
import org.jspecify.annotations.Nullable;

/** Quotas in the form callers see and send. */
final class QuotaWire {
  private static final int MAX_LENGTH = 40;

  private QuotaWire() {}

  static QuotasWire out(Quotas quotas) {
    return new QuotasWire(text(quotas.requests()), text(quotas.bytes()), text(quotas.events()));
  }

  static TenantQuotasWire out(Quotas quotas, @Nullable Integer series) {
    return new TenantQuotasWire(
        text(quotas.requests()), text(quotas.bytes()), text(quotas.events()), series);
  }

  /** Reads the quotas that an object gives, and notes the faults in it. */
  static Quotas read(BodyFields fields) {
    return new Quotas(quota(fields, "requests"), quota(fields, "bytes"), quota(fields, "events"));
  }

  private static @Nullable Quota quota(BodyFields fields, String field) {
    String text = fields.optionalName(field, MAX_LENGTH);
    try {
      return text == null ? null : Quota.parse("", text);
    } catch (InvalidInputException invalid) {
      fields.fault(field, invalid.faults().getFirst().detail());
      return null;
    }
  }

  private static @Nullable String text(@Nullable Quota quota) {
    return quota == null ? null : quota.toString();
  }
}
