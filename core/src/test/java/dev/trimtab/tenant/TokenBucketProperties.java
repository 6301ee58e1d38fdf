package dev.trimtab.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked for, and whenever. */
class TokenBucketProperties {
  private record Taken(long at, long tokens) {}

  @Provide
  Arbitrary<Quota> quotas() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 5_000), Arbitraries.of(Quota.Window.class))
        .as(Quota::new);
  }

  /** In every stretch of time, not only from the start. */
  @Property(tries = 300)
  void neverLetsMoreThroughThanOneBucketAndWhatFlowedIn(
      @ForAll("quotas") Quota quota, @ForAll long start, @ForAll long seed) {
    TokenBucket bucket = new TokenBucket(quota, start);
    SplittableRandom random = new SplittableRandom(seed);
    long window = quota.window().length().toNanos();
    List<Taken> taken = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 200; i++) {
      now += random.nextLong(window / 20 + 1);
      long tokens = 1 + random.nextLong(random.nextInt(4) == 0 ? quota.limit() : 3);
      if (tokens <= quota.limit() && bucket.take(tokens, start + now) == 0) {
        taken.add(new Taken(now, tokens));
      }
    }
    for (int from = 0; from < taken.size(); from++) {
      long sum = 0;
      for (int to = from; to < taken.size(); to++) {
        sum += taken.get(to).tokens();
        double elapsed = taken.get(to).at() - taken.get(from).at();
        double allowed = quota.limit() + quota.limit() * elapsed / window;
        assertThat((double) sum).isLessThanOrEqualTo(allowed + 1e-6);
      }
    }
  }

  @Property(tries = 300)
  void whoWaitsAsLongAsToldGetsIt(@ForAll("quotas") Quota quota, @ForAll long seed) {
    TokenBucket bucket = new TokenBucket(quota, 0);
    SplittableRandom random = new SplittableRandom(seed);
    long now = 0;
    for (int i = 0; i < 50; i++) {
      long tokens = 1 + random.nextLong(quota.limit());
      long wait = bucket.take(tokens, now);
      if (wait > 0) {
        assertThat(wait).isLessThanOrEqualTo(quota.window().length().toNanos() + quota.limit());
        assertThat(bucket.take(tokens, now + wait - 1)).as("not a moment before").isPositive();
        now += wait;
        assertThat(bucket.take(tokens, now)).isZero();
      }
    }
  }

  @Property(tries = 100)
  void aSteadyTakerGetsTheWholeRate(@ForAll("quotas") Quota quota) {
    TokenBucket bucket = new TokenBucket(quota, 0);
    long window = quota.window().length().toNanos();
    for (long i = 0; i < quota.limit(); i++) {
      assertThat(bucket.take(1, 0)).as("the full bucket").isZero();
    }
    assertThat(bucket.take(1, 0)).isPositive();
    assertThat(bucket.remaining(0)).isZero();
    long taken = 0;
    for (int step = 1; step <= 20; step++) {
      while (bucket.take(1, step * window) == 0) {
        taken++;
      }
    }
    assertThat(taken).isBetween(20 * quota.limit() - 20, 20 * quota.limit());
  }
}
