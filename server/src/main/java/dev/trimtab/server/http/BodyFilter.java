package dev.trimtab.server.http;

import dev.trimtab.outcome.QueueFullException;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Stands between authentication and the first byte of a body: refuses what says that it is too
 * large, and keeps the large bodies in memory within a budget.
 */
@Singleton
public final class BodyFilter {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Provider<BodyBudget> budgets;

  /** Filters are made before the configuration is read, so the budget is asked for later. */
  BodyFilter(Provider<BodyBudget> budgets) {
    this.budgets = budgets;
  }

  /** Lets the request pass, or throws what the caller is told. */
  @ServerRequestFilter(nonBlocking = true, priority = Priorities.USER)
  public void filter(SimpleResourceInfo resource, RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean chunked = length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    if (length == null && !chunked) {
      return;
    }
    BodyBudget budget = budgets.get();
    boolean isBatch = resource.getResourceClass() == BatchResource.class;
    int most = isBatch ? budget.limits().batchBytes() : budget.limits().eventBytes();
    if (chunked) {
      countWhileReading(routing);
    } else if (Long.parseLong(length) > most) {
      throw Bodies.tooLarge(most);
    }
    if (isBatch) {
      hold(chunked ? most : Long.parseLong(length), budget, routing);
    }
  }

  /**
   * Leaves it to the reader of the body to see that it grows too large: the framework would answer
   * that by itself, without a problem. What is not read then never will be.
   */
  private static void countWhileReading(RoutingContext routing) {
    routing.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
    routing.addEndHandler(
        ended -> {
          if (!routing.request().isEnded()) {
            routing.request().connection().close();
          }
        });
  }

  private static void hold(long bytes, BodyBudget budget, RoutingContext routing) {
    if (!budget.tryTake(bytes)) {
      throw new QueueFullException(RETRY_AFTER);
    }
    routing.addEndHandler(ended -> budget.giveBack(bytes));
  }
}
