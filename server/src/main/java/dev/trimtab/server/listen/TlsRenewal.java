package dev.trimtab.server.listen;

import dev.trimtab.server.config.HttpConfig;
import dev.trimtab.server.schedule.Job;
import dev.trimtab.server.schedule.JobPlan;
import dev.trimtab.server.schedule.Jobs;
import dev.trimtab.server.wiring.StartFailure;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Takes a renewed certificate into use, once its files are complete. The framework's own reloading
 * takes a certificate whose key has not been written yet, and can then speak to nobody.
 */
@Singleton
final class TlsRenewal {
  private static final Logger LOG = Logger.getLogger(TlsRenewal.class);

  private final HttpConfig.Tls config;
  private final TlsConfigurationRegistry registry;
  private final Event<CertificateUpdatedEvent> renewed;
  private final Jobs jobs;
  private String seen = "";

  TlsRenewal(
      HttpConfig config,
      TlsConfigurationRegistry registry,
      Event<CertificateUpdatedEvent> renewed,
      Jobs jobs) {
    this.config = config.tls();
    this.registry = registry;
    this.renewed = renewed;
    this.jobs = jobs;
  }

  void begin(@Observes StartupEvent starting, Vertx vertx) {
    if (config.certificate().isPresent() && config.key().isPresent()) {
      Path certificate = config.certificate().get();
      Path key = config.key().get();
      seen = contents(certificate, key);
      Job look =
          jobs.add(
              JobPlan.of("certificates", "looks for a renewed certificate", config.reload()),
              () -> look(certificate, key));
      Callable<Boolean> turn =
          () -> {
            look.run();
            return true;
          };
      vertx.setPeriodic(config.reload().toMillis(), _ -> vertx.executeBlocking(turn));
    }
  }

  /** What was looked at is told once, also where it cannot be used. */
  private synchronized void look(Path certificate, Path key) {
    String found = contents(certificate, key);
    if (found.equals(seen)) {
      return;
    }
    seen = found;
    try {
      TlsFiles.check(certificate, key, Clock.systemUTC());
    } catch (StartFailure unusable) {
      LOG.warnf("The certificate in use stays: %s", unusable.getMessage());
      return;
    }
    TlsConfiguration listener = registry.get(ListeningSource.LISTENER).orElseThrow();
    if (!listener.reload()) {
      LOG.warnf("The certificate in use stays: %s cannot be taken into use", certificate);
      return;
    }
    renewed.fire(new CertificateUpdatedEvent(ListeningSource.LISTENER, listener));
    LOG.infof("The certificate in %s is in use", certificate);
  }

  private static String contents(Path certificate, Path key) {
    StringBuilder contents = new StringBuilder();
    for (Path file : List.of(certificate, key)) {
      try {
        contents.append(Files.readString(file)).append('\n');
      } catch (IOException unreadable) {
        contents.append("unreadable\n");
      }
    }
    return contents.toString();
  }
}
