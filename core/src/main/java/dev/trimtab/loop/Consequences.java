package dev.trimtab.loop;

import dev.trimtab.intake.Intake;
import dev.trimtab.intake.Lesson;
import dev.trimtab.tenant.AuditEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored together with a move of a loop.
 *
 * @param intakes research requests that it opens
 * @param mostIntakes how many a tenant may have, these included
 * @param lesson what was learned, where it ends; null for nothing
 * @param settled what became of what was sent, where that is what moved the loop; null where it was
 *     something else
 * @param entry null where nobody is to be held to account
 * @param taped new lines of its tape, in order
 * @param listing what it does to the list of the tenant's verifications; null for nothing
 */
public record Consequences(
    List<Intake> intakes,
    int mostIntakes,
    @Nullable Lesson lesson,
    LoopStore.@Nullable Settled settled,
    @Nullable AuditEntry entry,
    List<TapeLine> taped,
    @Nullable Listing listing) {
  /** Nothing but the move. */
  public static final Consequences NONE =
      new Consequences(List.of(), 0, null, null, null, List.of(), null);

  public Consequences {
    intakes = List.copyOf(intakes);
    taped = List.copyOf(taped);
  }

  /** What it leaves to people, who may have as many research requests as there are. */
  public static Consequences of(List<Intake> intakes, @Nullable Lesson lesson) {
    return new Consequences(intakes, Integer.MAX_VALUE, lesson, null, null, List.of(), null);
  }

  /** Research requests, of which a tenant may have so many. */
  public static Consequences of(List<Intake> intakes, int most) {
    return new Consequences(intakes, most, null, null, null, List.of(), null);
  }

  /** What became of what was sent. */
  public static Consequences of(LoopStore.Settled settled) {
    return new Consequences(List.of(), 0, null, settled, null, List.of(), null);
  }

  /** Who is to be held to account. */
  public static Consequences of(AuditEntry entry) {
    return new Consequences(List.of(), 0, null, null, entry, List.of(), null);
  }

  /** What was heard. */
  public static Consequences of(TapeLine... taped) {
    return new Consequences(List.of(), 0, null, null, null, List.of(taped), null);
  }

  /** What it does to the list of the tenant's verifications, and what was heard. */
  public static Consequences of(Listing listing, TapeLine... taped) {
    return new Consequences(List.of(), 0, null, null, null, List.of(taped), listing);
  }
}
