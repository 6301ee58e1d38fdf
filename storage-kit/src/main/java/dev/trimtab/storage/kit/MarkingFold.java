package dev.trimtab.storage.kit;

import dev.trimtab.outcome.Samples;
import dev.trimtab.outcome.SeriesFold;
import dev.trimtab.outcome.Watched;
import dev.trimtab.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts as {@link CountingFold} does, and finds every sample whose value is {@link #MARK}. */
public final class MarkingFold implements SeriesFold {
  /** A value worth a finding. */
  public static final double MARK = 0.625;

  private final CountingFold counting = new CountingFold();

  @Override
  public Folded fold(TenantId tenant, Watched watched, byte @Nullable [] state, Samples samples) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (samples.values()[i] == MARK) {
        findings.add(new Finding(samples.positions()[i], content(watched)));
      }
    }
    return new Folded(counting.fold(tenant, watched, state, samples).state(), findings);
  }

  /** What a finding in that series or pool says. */
  public static byte[] content(Watched watched) {
    return watched.toString().getBytes(StandardCharsets.UTF_8);
  }
}
