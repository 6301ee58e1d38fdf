package dev.trimtab.server.outbound;

import dev.trimtab.server.outbound.OutboundResult.Answered;
import dev.trimtab.server.outbound.OutboundResult.Failed;
import dev.trimtab.server.outbound.OutboundResult.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls to others: looks the name up, checks every address against the rules, connects to an
 * address that was checked, and gives up in time. Thread-safe.
 */
public final class Outbound {
  private final OutboundRules rules;
  private final Resolver resolver;
  private final Transport transport;
  private final Retry retry;
  private final CircuitBreakers breakers;
  private final OutboundMetrics metrics;
  private final LongSupplier nanoTime;

  Outbound(
      OutboundRules rules,
      Route route,
      Retry retry,
      CircuitBreakers breakers,
      OutboundMetrics metrics,
      LongSupplier nanoTime) {
    this.rules = rules;
    this.resolver = route.resolver();
    this.transport = route.transport();
    this.retry = retry;
    this.breakers = breakers;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
  }

  /** How a name becomes an address, and how that is reached. */
  record Route(Resolver resolver, Transport transport) {}

  /** Makes the call and waits for what becomes of it. Never on an event loop: it blocks. */
  public OutboundResult send(OutboundCall call) {
    return send(call, transport);
  }

  /** The same for what is carried in another way than HTTP. */
  public OutboundResult send(OutboundCall call, Transport carrier) {
    long began = nanoTime.getAsLong();
    OutboundResult result = checked(call, carrier);
    metrics.record(call, result, Duration.ofNanos(nanoTime.getAsLong() - began));
    return result;
  }

  private OutboundResult checked(OutboundCall call, Transport carrier) {
    Optional<String> against = rules.against(call.target(), call.namedBy());
    if (against.isPresent()) {
      return new Refused(against.get());
    }
    CircuitBreaker breaker = breakers.of(call.target());
    for (int attempt = 1; ; attempt++) {
      if (!breaker.tryPass()) {
        return new Failed("it failed too often of late and is left alone for a while");
      }
      OutboundResult result = attempt(call, carrier, attempt - 1);
      if (isFault(result)) {
        breaker.failed();
      } else {
        breaker.succeeded();
      }
      if (!isFault(result) || !call.repeatable() || attempt == retry.attempts()) {
        return result;
      }
      try {
        retry.waitAfter(attempt);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return result;
      }
    }
  }

  /** The name is looked up anew each time; a later attempt takes the next address. */
  private OutboundResult attempt(OutboundCall call, Transport carrier, int turn) {
    try {
      InetAddress[] addresses = resolver.resolve(OutboundRules.host(call.target()));
      for (InetAddress address : addresses) {
        Optional<String> against = rules.against(call.target(), call.namedBy(), address);
        if (against.isPresent()) {
          return new Refused(against.get());
        }
      }
      return carrier.send(call, addresses[turn % addresses.length]).get();
    } catch (UnknownHostException unknown) {
      return new Failed("the host " + OutboundRules.host(call.target()) + " is not known");
    } catch (ExecutionException failed) {
      return new Failed(reason(failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Failed("interrupted");
    }
  }

  /** What may pass by itself, and speaks against whoever was called. */
  private static boolean isFault(OutboundResult result) {
    return switch (result) {
      case Answered(int status, byte[] _, String _) -> status >= 500 || status == 429;
      case Refused _ -> false;
      case Failed _ -> true;
    };
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause instanceof TimeoutException) {
      return "it took too long";
    }
    return cause == null ? "no answer" : String.valueOf(cause.getMessage());
  }
}
