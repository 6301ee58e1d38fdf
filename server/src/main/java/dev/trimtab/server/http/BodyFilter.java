package dev.trimtab.server.http;

import dev.trimtab.outcome.QueueFullException;
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
    BodyBudget budget = budgets.get();
    BodyLimits limits = budget.limits();
    long announced = announced(routing.request());
    int most =
        resource.getResourceClass() == BatchResource.class
            ? limits.batchBytes()
            : limits.eventBytes();
    if (announced > most) {
      throw RequestBody.tooLarge(most);
    }
    long held = announced < 0 ? limits.batchBytes() : announced;
    if (held > limits.eventBytes()) {
      hold(held, budget, routing);
    }
  }

  private static void hold(long bytes, BodyBudget budget, RoutingContext routing) {
    if (!budget.tryTake(bytes)) {
      throw new QueueFullException(RETRY_AFTER);
    }
    routing.addEndHandler(ended -> budget.giveBack(bytes));
  }

  /** The length the request says its body has; -1 where it does not say. */
  private static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : -1;
    }
    try {
      return Long.parseLong(length.trim());
    } catch (NumberFormatException noNumber) {
      throw new ProblemException(
          ProblemKind.MALFORMED_BODY, "the Content-Length header is not a number");
    }
  }
}
