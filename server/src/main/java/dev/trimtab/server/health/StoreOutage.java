package dev.trimtab.server.health;

import dev.trimtab.outcome.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A store that does not answer is one incident, however many requests meet it: its beginning and
 * its end are in the log. Thread-safe.
 */
@Singleton
public final class StoreOutage {
  private static final Logger LOG = Logger.getLogger(StoreOutage.class);

  /** What can be read may still not be written: it is over when nobody was failed for so long. */
  private static final Duration CALM = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private @Nullable String incident;
  private long lastFailure;

  @Inject
  StoreOutage() {
    this(System::nanoTime);
  }

  StoreOutage(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The incident that a failure belongs to. The first one is logged with its cause. */
  public synchronized String incident(StorageException failure) {
    lastFailure = nanoTime.getAsLong();
    if (incident == null) {
      incident = UUID.randomUUID().toString();
      LOG.errorf(failure, "incident %s: the store does not answer", incident);
    }
    return incident;
  }

  /** The store was read just now. */
  public synchronized void answered() {
    if (incident != null && nanoTime.getAsLong() - lastFailure > CALM.toNanos()) {
      LOG.infof("incident %s is over: the store answers", incident);
      incident = null;
    }
  }
}
