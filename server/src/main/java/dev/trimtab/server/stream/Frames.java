package dev.trimtab.server.stream;

import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.tenant.TenantId;
import java.util.List;

/** How a stream is written. Thread-safe. */
public interface Frames {
  /** What every stream begins with: it tells the position to read on from before any event does. */
  byte[] opening(long position);

  /** Events in the order given. */
  byte[] events(TenantId tenant, List<ReplayPage.Positioned> entries);

  /** A sign of life that tells how far the stream has come. */
  byte[] heartbeat(long position);
}
