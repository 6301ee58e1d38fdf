package dev.trimtab.outcome;

import dev.trimtab.tenant.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs over every sample of every series, and of every pool that a tenant asked for, inside
 * the append, in the order of positions, exactly once. Its state lives beside the events and is
 * written in the same commit.
 *
 * <p>Implementations are pure and thread-safe: the same state and samples give the same result, bit
 * for bit, however the samples were grouped. O(1) a sample.
 */
public interface SeriesFold {
  /**
   * Folds samples into a state.
   *
   * @param tenant whose samples they are
   * @param watched what they belong to
   * @param state what the last call for it returned; null for its first samples
   * @param samples at least one, ascending by position
   */
  Folded fold(TenantId tenant, Watched watched, byte @Nullable [] state, Samples samples);

  /**
   * A new state and what was found on the way.
   *
   * @param state kept as it is, at most a few kilobytes
   * @param findings in the order of positions, at most one a position; mostly empty
   */
  record Folded(byte[] state, List<Finding> findings) {
    public Folded {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Something worth acting on, written in the same commit as its sample.
   *
   * @param position of the sample that brought it
   * @param content the finder's own encoding
   */
  record Finding(long position, byte[] content) {}
}
