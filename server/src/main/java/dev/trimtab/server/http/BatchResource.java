package dev.trimtab.server.http;

import dev.trimtab.client.BatchResult;
import dev.trimtab.client.EventIn;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.outcome.Appended;
import dev.trimtab.outcome.Recorder;
import dev.trimtab.outcome.Submission;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.quota.QuotaGate;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records many events in one call. */
@Path("/v1/outcomes/events/batch")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public final class BatchResource {
  static final String LINES = "application/x-ndjson";
  private static final int MAX_FAULTS_TOLD = 1_000;

  private final BodyBudget budget;
  private final BatchReader reader;
  private final QuotaGate quotas;
  private final Recorder recorder;

  BatchResource(BodyBudget budget, BatchReader reader, QuotaGate quotas, Recorder recorder) {
    this.budget = budget;
    this.reader = reader;
    this.quotas = quotas;
    this.recorder = recorder;
  }

  /**
   * Takes a JSON array of events, or one event a line. It is one method for both, as the framework
   * looks at {@code Accept} in time only where a path has one: else it stores and then refuses.
   */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, LINES})
  @RunOnVirtualThread
  @Allowed(Scope.OUTCOMES_WRITE)
  @Operation(
      operationId = "recordEvents",
      summary = "Records many events",
      description =
          "A JSON array, or one event a line as application/x-ndjson; up to 10,000 events or"
              + " 16 MiB, also as gzip. Good events are kept, bad ones are named by their place.")
  @TakesQuery("atomic")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema =
                @Schema(
                    type = SchemaType.ARRAY,
                    implementation = EventIn.class,
                    maxItems = 10_000)),
        @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "200",
      description = "What became of the events.",
      content = @Content(schema = @Schema(implementation = BatchResult.class)))
  @APIResponse(responseCode = "429", ref = "429")
  public BatchResult recordAll(InputStream body, @Context RoutingContext request) {
    boolean atomic = isAtomic(request);
    TenantId tenant = TenantOfRequest.of(request);
    try (BodyShare share = budget.share(tenant)) {
      byte[] content = share.read(body, request);
      boolean isLines = isLines(request);
      quotas.refuseBeyond(
          request, () -> isLines ? EventCount.ofLines(content) : EventCount.ofArray(content));
      Batch batch = isLines ? reader.readLines(tenant, content) : reader.readArray(tenant, content);
      return record(tenant, batch, atomic, request);
    }
  }

  private static boolean isLines(RoutingContext request) {
    String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.strip().regionMatches(true, 0, LINES, 0, LINES.length());
  }

  private static boolean isAtomic(RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    boolean atomic = query.flag("atomic");
    query.finish();
    return atomic;
  }

  private BatchResult record(TenantId tenant, Batch batch, boolean atomic, RoutingContext request) {
    if (atomic) {
      refuseIfAny(batch.faults());
    }
    quotas.events(request, batch.items().size());
    BatchOutcome outcome = new BatchOutcome(batch.faults());
    if (!batch.items().isEmpty()) {
      List<Appended> appended =
          append(
              new Submission(
                  tenant, batch.items().stream().map(Batch.Indexed::item).toList(), atomic));
      for (int i = 0; i < appended.size(); i++) {
        outcome.add(batch.items().get(i).index(), appended.get(i));
      }
    }
    if (atomic) {
      refuseIfAny(outcome.rejections());
    }
    return outcome.result();
  }

  private List<Appended> append(Submission submission) {
    try {
      return recorder.record(submission).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** What is wrong with any part of an atomic batch is wrong with the whole. */
  private static void refuseIfAny(List<Batch.Rejection> rejections) {
    if (!rejections.isEmpty()) {
      throw new InvalidInputException(
          rejections.stream()
              .limit(MAX_FAULTS_TOLD)
              .map(
                  rejection ->
                      new FieldFault(
                          "/" + rejection.index() + rejection.fault().pointer(),
                          rejection.fault().detail()))
              .toList());
    }
  }
}
