package dev.trimtab.server.outbound;

import dev.trimtab.server.config.OutboundConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Puts the parts of this room together. */
public final class OutboundWiring {
  @Produces
  @Singleton
  Outbound outbound(OutboundConfig config, Vertx vertx, MeterRegistry registry) {
    Transport transport =
        new VertxTransport(
            vertx, config.connectTimeout(), config.timeout(), config.maxAnswerBytes());
    return new Outbound(
        new OutboundRules(
            Set.copyOf(config.allowedHosts().orElse(List.of())),
            Set.copyOf(config.privateHosts().orElse(List.of()))),
        new Outbound.Route(InetAddress::getAllByName, transport),
        new Retry(config.attempts(), config.backOff(), RandomGenerator.getDefault(), Thread::sleep),
        new CircuitBreakers(
            () ->
                new CircuitBreaker(
                    config.breakerFailures(), config.breakerPause(), System::nanoTime)),
        new OutboundMetrics(registry),
        System::nanoTime);
  }
}
