package dev.trimtab.server.channels;

import dev.trimtab.loop.ChannelStore;
import dev.trimtab.server.config.ChannelsConfig;
import dev.trimtab.server.config.SecretsConfig;
import dev.trimtab.server.config.SmtpConfig;
import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.server.wiring.DataFolder;
import dev.trimtab.server.wiring.StoreSite;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the parts of this room together. */
public final class ChannelsWiring {
  @Produces
  @Singleton
  SecretBox secrets(SecretsConfig config, DataFolder folder, StoreSite site) {
    return new SecretBox(MasterKeys.of(config, site.isShared() ? null : folder.path()));
  }

  @Produces
  @Singleton
  Channels channels(ChannelStore store, SecretBox secrets, ChannelsConfig config) {
    return new Channels(store, secrets, config.perTenant());
  }

  @Produces
  @Singleton
  MailPost mail(SmtpConfig config, Outbound outbound, Vertx vertx) {
    return new MailPost(Smtp.of(config), outbound, vertx);
  }

  @Produces
  @Singleton
  ChannelSender sender(Channels channels, Outbound outbound, MailPost mail, InstantSource clock) {
    return new ChannelSender(channels, outbound, mail, clock);
  }

  @Produces
  @Singleton
  TestPace pace(ChannelsConfig config) {
    return new TestPace(config.testsPerMinute(), System::nanoTime);
  }

  /** Before the first request: what is wrong with the configuration ends the start here. */
  void start(@Observes StartupEvent starting, SecretBox secrets, MailPost mail) {}
}
