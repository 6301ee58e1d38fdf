package dev.trimtab.server.auth;

import dev.trimtab.tenant.AuditEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers credentials that were refused, by the address they came from, until they are written to
 * the audit log: the first of an address soon, the next ones once a minute with their number, and
 * of so many addresses at the most. So a flood of guesses leaves a trace and fills no disk.
 * Thread-safe; noting never blocks for long.
 */
public final class RefusedLogins {
  static final String ACTION = "login.refuse";
  static final int MOST_ADDRESSES = 100;
  static final int MOST_ENTRIES_A_MINUTE = 20;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final String UNKNOWN = "unknown";
  private static final String OTHERS = "others";

  private final LongSupplier nanoTime;
  private final Map<String, Address> addresses = new HashMap<>();
  private long windowBegan;
  private int writtenInWindow;

  /**
   * Nothing was refused yet.
   *
   * @param nanoTime a clock that is never set
   */
  RefusedLogins(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.windowBegan = nanoTime.getAsLong();
  }

  /**
   * Notes a refusal.
   *
   * @param address where it came from; null where that is not known
   * @param why what the caller was told, without a word of the credentials
   */
  public synchronized void note(@Nullable String address, @Nullable String why) {
    String named = address == null ? UNKNOWN : address;
    boolean isRoom = addresses.containsKey(named) || addresses.size() < MOST_ADDRESSES;
    Address noted = addresses.computeIfAbsent(isRoom ? named : OTHERS, name -> new Address());
    noted.count++;
    noted.why = why == null ? "" : why;
  }

  /** The entries that are due now. They are taken: who asks must store them. */
  synchronized List<AuditEntry> due(AuditAuthor author) {
    long now = nanoTime.getAsLong();
    if (now - windowBegan >= WINDOW.toNanos()) {
      windowBegan = now;
      writtenInWindow = 0;
    }
    List<AuditEntry> due = new ArrayList<>();
    Iterator<Map.Entry<String, Address>> each = addresses.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, Address> address = each.next();
      Address noted = address.getValue();
      boolean isQuiet = noted.count == 0 && now - noted.writtenAt >= WINDOW.toNanos();
      if (isQuiet) {
        each.remove();
      } else if (noted.isDue(now) && writtenInWindow < MOST_ENTRIES_A_MINUTE) {
        due.add(entry(author, address.getKey(), noted));
        writtenInWindow++;
        noted.written(now);
      }
    }
    return due;
  }

  private static AuditEntry entry(AuditAuthor author, String address, Address noted) {
    return author.entry(null, ACTION, address, Map.of("count", noted.count, "reason", noted.why));
  }

  /** What came from one address and is not written yet. */
  private static final class Address {
    private long count;
    private String why = "";
    private boolean isKnown;
    private long writtenAt;

    boolean isDue(long now) {
      return count > 0 && (!isKnown || now - writtenAt >= WINDOW.toNanos());
    }

    void written(long now) {
      isKnown = true;
      writtenAt = now;
      count = 0;
    }
  }
}
