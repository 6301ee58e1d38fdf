package dev.trimtab.server.quota;

import dev.trimtab.server.metrics.RejectionMetrics;
import dev.trimtab.tenant.Principal;
import dev.trimtab.tenant.QuotaKind;
import dev.trimtab.tenant.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what callers do against the quotas of their tenant and of their key. Never blocks;
 * thread-safe. Each process counts by itself.
 */
public final class QuotaGate {
  private static final String KEY = QuotaGate.class.getName();
  private static final String REJECTION = "quota_exceeded";

  private final TenantQuotas tenantQuotas;
  private final LongSupplier nanoTime;
  private final MeterRegistry registry;
  private final Meters<TenantId> tenants;
  private final Meters<String> keys;

  /**
   * A gate that has counted nothing yet.
   *
   * @param nanoTime a clock that is never set
   */
  QuotaGate(TenantQuotas tenantQuotas, LongSupplier nanoTime, MeterRegistry registry) {
    this.tenantQuotas = tenantQuotas;
    this.nanoTime = nanoTime;
    this.registry = registry;
    this.tenants = new Meters<>("tenant", nanoTime);
    this.keys = new Meters<>("key", nanoTime);
  }

  /**
   * Counts a request and the bytes it says that it brings; those of a body without a length are
   * counted when they have come.
   *
   * @throws QuotaExceededException where it is one too many; then nothing is counted
   */
  void admit(RoutingContext routing, Principal principal) {
    Metered metered = metered(principal);
    if (metered == null) {
      return;
    }
    routing.put(KEY, metered);
    counted(
        routing,
        metered,
        now -> {
          metered.take(QuotaKind.REQUESTS, 1, now);
          try {
            takeBytes(routing, metered, now);
          } catch (QuotaExceededException exceeded) {
            metered.giveBack(QuotaKind.REQUESTS, 1);
            throw exceeded;
          }
        });
  }

  /**
   * Counts the events of a request before they are stored.
   *
   * @throws QuotaExceededException where they are too many; then none is counted
   */
  public void events(RoutingContext routing, int count) {
    Metered metered = routing.get(KEY);
    if (metered != null && count > 0) {
      counted(routing, metered, now -> metered.take(QuotaKind.EVENTS, count, now));
    }
  }

  /**
   * Turns a request away whose events would not fit, before they are read. Counts none.
   *
   * @param count how many it seems to bring; asked for only where they are bounded
   * @throws QuotaExceededException where they are too many
   */
  public void refuseBeyond(RoutingContext routing, IntSupplier count) {
    Metered metered = routing.get(KEY);
    if (metered != null && metered.bounds(QuotaKind.EVENTS)) {
      int events = count.getAsInt();
      counted(routing, metered, now -> metered.expect(QuotaKind.EVENTS, events, now));
    }
  }

  private interface Taking {
    void at(long now);
  }

  private void counted(RoutingContext routing, Metered metered, Taking taking) {
    long now = nanoTime.getAsLong();
    try {
      taking.at(now);
    } catch (QuotaExceededException exceeded) {
      RejectionMetrics.because(routing, REJECTION);
      rejections(exceeded).increment();
      throw exceeded;
    } finally {
      QuotaHeaders.write(routing.response(), metered, now);
    }
  }

  private void takeBytes(RoutingContext routing, Metered metered, long now) {
    HttpServerRequest request = routing.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      // The HTTP layer has seen to it that the length is a number.
      metered.take(QuotaKind.BYTES, Long.parseLong(length), now);
    } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      // The first byte is taken now, so that nothing more comes where nothing is left.
      metered.take(QuotaKind.BYTES, 1, now);
      routing.addEndHandler(
          ended ->
              metered.takeAnyway(
                  QuotaKind.BYTES, Math.max(0, request.bytesRead() - 1), nanoTime.getAsLong()));
    }
  }

  /** The operator is not bound by the quotas of the tenant it acts for. */
  private @Nullable Metered metered(Principal principal) {
    TenantId tenant = principal.tenant();
    String keyId = principal.keyId();
    Meter ofTenant = tenant == null ? null : tenants.of(tenant, tenantQuotas.of(tenant));
    Meter ofKey = keyId == null ? null : keys.of(keyId, principal.quotas());
    return ofTenant == null && ofKey == null ? null : new Metered(ofTenant, ofKey);
  }

  private Counter rejections(QuotaExceededException exceeded) {
    return Counter.builder("trimtab.quota.rejections")
        .description("Requests turned away because a quota was used up")
        .tag("quota", exceeded.kind().wireName())
        .tag("holder", exceeded.holder())
        .register(registry);
  }
}
