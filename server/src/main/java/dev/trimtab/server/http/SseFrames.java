package dev.trimtab.server.http;

import dev.trimtab.outcome.ReplayPage.Positioned;
import dev.trimtab.server.stream.Frames;
import dev.trimtab.tenant.TenantId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Writes streams as server-sent events (WHATWG HTML, section 9.2). The id of a message is the
 * position of its event. A message without data is told to nobody, but its id counts: a reader that
 * comes again begins there, also where no event was told yet.
 */
@Singleton
public final class SseFrames implements Frames {
  /** After how long a reader that lost its connection comes again, unless it knows better. */
  private static final Duration RETRY = Duration.ofSeconds(2);

  private static final int USUAL_LENGTH = 512;

  @Override
  public byte[] opening(long position) {
    return bytes("retry: " + RETRY.toMillis() + "\nid: " + position + "\n\n");
  }

  /** JSON as it is written here has no line ends, so that each event is one line of data. */
  @Override
  public byte[] events(TenantId tenant, List<Positioned> events) {
    StringBuilder out = new StringBuilder(USUAL_LENGTH * events.size());
    for (Positioned each : events) {
      out.append("id: ").append(each.position()).append("\nevent: outcome\ndata: ");
      EventJson.append(out, tenant, each.event());
      out.append("\n\n");
    }
    return bytes(out.toString());
  }

  @Override
  public byte[] heartbeat(long position) {
    return bytes(": no news\nid: " + position + "\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
