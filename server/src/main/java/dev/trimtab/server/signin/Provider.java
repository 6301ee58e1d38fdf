package dev.trimtab.server.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.server.outbound.OutboundCall;
import dev.trimtab.server.outbound.OutboundCall.NamedBy;
import dev.trimtab.server.outbound.OutboundResult;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider. What it says of itself is kept for an hour, and stays good while it cannot
 * be asked again. Blocks; thread-safe.
 */
final class Provider {
  private static final String PURPOSE = "sign_in";
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final Duration GOOD_FOR = Duration.ofHours(1);
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  private final URI issuer;
  private final Outbound outbound;
  private final LongSupplier nanoTime;
  private final ReentrantLock asking = new ReentrantLock();

  private volatile @Nullable ProviderDocument document;
  private volatile long dueNanos;

  /**
   * Nothing is asked yet: a start needs no provider.
   *
   * @param nanoTime a clock that is never set
   */
  Provider(URI issuer, Outbound outbound, LongSupplier nanoTime) {
    this.issuer = issuer;
    this.outbound = outbound;
    this.nanoTime = nanoTime;
  }

  /** What it has said of itself, as far as it was asked. Does not block. */
  Optional<ProviderDocument> ifKnown() {
    return Optional.ofNullable(document);
  }

  /**
   * What it says of itself.
   *
   * @throws IOException where it has never said so, and does not now
   */
  ProviderDocument document() throws IOException {
    ProviderDocument known = document;
    if (known != null && nanoTime.getAsLong() - dueNanos < 0) {
      return known;
    }
    asking.lock();
    try {
      known = document;
      return known != null && nanoTime.getAsLong() - dueNanos < 0 ? known : ask(known);
    } finally {
      asking.unlock();
    }
  }

  private ProviderDocument ask(@Nullable ProviderDocument known) throws IOException {
    try {
      String place = issuer.toString().replaceAll("/+$", "") + DISCOVERY;
      Answered answered = send(get(URI.create(place), Map.of()));
      if (!answered.isSuccess()) {
        throw new IOException(place + " answers with the status " + answered.status());
      }
      ProviderDocument fresh = ProviderDocument.read(json(answered), issuer.toString());
      document = fresh;
      dueNanos = nanoTime.getAsLong() + GOOD_FOR.toNanos();
      return fresh;
    } catch (IOException failure) {
      if (known == null) {
        throw failure;
      }
      dueNanos = nanoTime.getAsLong() + AGAIN_AFTER.toNanos();
      return known;
    }
  }

  /** The call for its public keys. */
  OutboundCall keys() throws IOException {
    return get(document().keys(), Map.of());
  }

  /** A reading there, with more headers. */
  OutboundCall get(URI target, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Accept", "application/json");
    return new OutboundCall(PURPOSE, namedBy(target), "GET", target, all, null, true);
  }

  /** A form that is sent there once. */
  OutboundCall post(URI target, Map<String, String> headers, String form) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Accept", "application/json");
    all.put("Content-Type", "application/x-www-form-urlencoded");
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    return new OutboundCall(PURPOSE, namedBy(target), "POST", target, all, body, false);
  }

  /**
   * Makes a call to it.
   *
   * @throws IOException where it does not answer, or that it cannot
   */
  Answered send(OutboundCall call) throws IOException {
    Answered answered =
        switch (outbound.send(call)) {
          case OutboundResult.Refused(String why) -> throw new IOException(why);
          case OutboundResult.Failed(String why) -> throw new IOException(why);
          case Answered any -> any;
        };
    if (answered.status() >= 500) {
      throw new IOException(
          call.target().getPath() + " answers with the status " + answered.status());
    }
    return answered;
  }

  /** What was answered, as JSON. */
  static JsonNode json(Answered answered) throws IOException {
    try {
      return Json.MAPPER.readTree(answered.body());
    } catch (JsonProcessingException noJson) {
      throw new IOException("the answer is no JSON", noJson);
    }
  }

  /** The host of the issuer is the operator's word; every other one the provider has named. */
  private NamedBy namedBy(URI target) {
    return issuer.getHost().equalsIgnoreCase(target.getHost()) ? NamedBy.OPERATOR : NamedBy.CALLER;
  }
}
