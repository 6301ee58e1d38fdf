package dev.trimtab.storage.sql.recount;

import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.SeriesFold.Finding;
import dev.trimtab.outcome.SeriesFold.Folded;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fold of one series or pool, once more: many samples at once, whatever the appends held. */
final class FoldReplay {
  private static final int MOST_AT_ONCE = 10_000;

  private final SeriesFold fold;
  private final TenantId tenant;
  private final Watched watched;
  private final List<String> findings = new ArrayList<>();
  private final long[][] numbers = new long[3][MOST_AT_ONCE];
  private final double[] values = new double[MOST_AT_ONCE];
  private int size;
  private byte @Nullable [] state;

  FoldReplay(SeriesFold fold, TenantId tenant, Watched watched) {
    this.fold = fold;
    this.tenant = tenant;
    this.watched = watched;
  }

  /** Takes in a row of position, occurred_at, recorded_at and value. */
  void take(ResultSet row) throws SQLException {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i][size] = row.getLong(i + 1);
    }
    values[size++] = row.getDouble(4);
    if (size == MOST_AT_ONCE) {
      fold();
    }
  }

  private void fold() {
    if (size == 0) {
      return;
    }
    Samples samples =
        new Samples(
            Arrays.copyOf(numbers[0], size),
            Arrays.copyOf(numbers[1], size),
            Arrays.copyOf(numbers[2], size),
            Arrays.copyOf(values, size));
    size = 0;
    Folded folded = fold.fold(tenant, watched, state, samples);
    state = folded.state();
    for (Finding each : folded.findings()) {
      findings.add(inWords(each.position(), each.content()));
    }
  }

  /**
   * Says where what is stored differs.
   *
   * @param which as it is named in words
   * @param stored its findings
   * @param found what is said is added to it
   */
  void compare(
      String which, byte @Nullable [] storedState, List<String> stored, List<String> found) {
    fold();
    if (!Arrays.equals(storedState, state)) {
      found.add("fold of %s: %s, not %s".formatted(which, hex(storedState), hex(state)));
    }
    if (!stored.equals(findings)) {
      found.add("findings of %s: %s, not %s".formatted(which, stored, findings));
    }
  }

  static String inWords(long position, byte[] content) {
    return position + ": " + hex(content);
  }

  private static String hex(byte @Nullable [] bytes) {
    return bytes == null ? "nothing" : HexFormat.of().formatHex(bytes);
  }
}
