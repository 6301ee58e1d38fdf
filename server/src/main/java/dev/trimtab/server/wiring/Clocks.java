package dev.trimtab.server.wiring;

import dev.trimtab.outcome.EventIds;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** The one clock and the one source of ids of this process. */
public final class Clocks {
  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  EventIds ids(InstantSource clock) {
    return new EventIds(clock, new SecureRandom());
  }
}
