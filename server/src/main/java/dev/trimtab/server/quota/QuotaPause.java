package dev.trimtab.server.quota;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Whoever comes back at once is turned away no faster than so on a connection, without a thread:
 * else turning it away costs others as much as its work would.
 */
public final class QuotaPause {
  private static final Duration LENGTH = Duration.ofMillis(200);

  private QuotaPause() {}

  /** The answer to who is turned away, when it is time. */
  public static <T> Uni<T> before(Vertx vertx, T answer) {
    return paused(vertx, told -> told.complete(answer));
  }

  /** The same, where the answer is what is thrown. */
  static <T> Uni<T> beforeThrowing(Vertx vertx, QuotaExceededException exceeded) {
    return paused(vertx, told -> told.fail(exceeded));
  }

  private static <T> Uni<T> paused(Vertx vertx, Consumer<UniEmitter<? super T>> answer) {
    return Uni.createFrom()
        .emitter(told -> vertx.setTimer(LENGTH.toMillis(), waited -> answer.accept(told)));
  }
}
