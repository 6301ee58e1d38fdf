package dev.trimtab.server.intakes;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.LessonChange;
import dev.trimtab.client.LessonIn;
import dev.trimtab.client.LessonOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.intake.Lesson;
import dev.trimtab.intake.LessonStore;
import dev.trimtab.intake.Origin;
import dev.trimtab.outcome.EventQuery;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.MetricTypes;
import dev.trimtab.server.http.PageLinks;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.server.http.TakesQuery;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Records what was learned, lists it, and finds what is like a decline of now. */
@Path("/v1/improvements/lessons")
@Tag(name = "Improvement")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class LessonsResource {
  private static final String UNKNOWN = "no lesson has this id";
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST_SIMILAR = 100;
  private static final int DEFAULT_SIMILAR = 10;

  private final LessonStore store;
  private final Lessons lessons;
  private final Auditor auditor;

  LessonsResource(LessonStore store, Lessons lessons, Auditor auditor) {
    this.store = store;
    this.lessons = lessons;
    this.auditor = auditor;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "recordLesson",
      summary = "Records a lesson",
      description =
          "Whoever records one stands for it, unless it is said to be a draft. A tenant may have"
              + " trimtab.limits.lessons-per-tenant of them; one more is answered with 422.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = LessonIn.class)))
  @APIResponse(
      responseCode = "201",
      description = "The lesson, stored.",
      content = @Content(schema = @Schema(implementation = LessonOut.class)))
  public RestResponse<LessonOut> record(InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    TenantId tenant = TenantOfRequest.of(request);
    Boolean isConfirmed = fields.optional("status", Words::isConfirmed);
    Lesson.About about = LessonParts.about(fields);
    Lesson.Content content = LessonParts.whole(fields);
    Lesson lesson =
        lessons.record(
            tenant, content, about, isConfirmed == null || isConfirmed, auditor.author(request));
    return RestResponse.status(Status.CREATED, LessonWire.out(tenant, lesson));
  }

  /** A page, newest first; the next one is named in the Link header. */
  @GET
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "listLessons",
      summary = "Lists lessons, newest first",
      description =
          "A search looks through the problem, the action, the result, the notes and the tags. A"
              + " page looks at no more than 2,000 of them: it may hold fewer than its limit, or"
              + " none, and yet name a next one.")
  @TakesQuery({
    "q",
    "domain",
    "event_type",
    "metric_type",
    "template",
    "loop_id",
    "verdict",
    "tag",
    "lesson_status",
    "limit",
    "cursor"
  })
  @APIResponse(
      responseCode = "200",
      description = "A page of lessons.",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = LessonOut.class)))
  public RestResponse<List<LessonOut>> list(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    LessonStore.Query wanted =
        new LessonStore.Query(
            query.name("q"),
            query.name("domain"),
            query.name("event_type"),
            query.metricType("metric_type"),
            query.name("template"),
            query.name("loop_id"),
            query.read("verdict", Words::verdict),
            query.name("tag"),
            query.read("status", Words::isConfirmed),
            query.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT),
            query.read("cursor", (name, text) -> Text.name(name, text, Origin.MAX_ID_LENGTH)));
    query.finish();
    TenantId tenant = TenantOfRequest.of(request);
    LessonStore.Page page = store.list(tenant, wanted);
    ResponseBuilder<List<LessonOut>> response = ResponseBuilder.ok(out(tenant, page.lessons()));
    String next = page.next();
    if (next != null) {
      response.header(HttpHeaders.LINK, PageLinks.next(request, next));
    }
    return response.build();
  }

  @GET
  @Path("/similar")
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(
      operationId = "listSimilarLessons",
      summary = "Lessons of declines like one of a series, the nearest first",
      description =
          "First those of the series itself, then of its metric type in its domain, then of its"
              + " metric type and event type in other domains. Of equals, those that somebody"
              + " confirmed or that a loop drafted after an improvement come first.")
  @TakesQuery({"like_domain", "like_event_type", "like_metric_type", "similar_limit"})
  @APIResponse(
      responseCode = "200",
      description = "Lessons, the nearest first.",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = LessonOut.class)))
  public List<LessonOut> similar(@Context RoutingContext request) {
    QueryParameters query = QueryParameters.of(request);
    String domain = query.required("domain", LessonsResource::name);
    String eventType = query.required("event_type", LessonsResource::name);
    MetricType metric = query.required("metric_type", MetricTypes::parse);
    int limit = query.integer("limit", DEFAULT_SIMILAR, 1, MOST_SIMILAR);
    query.finish();
    SeriesKey series =
        new SeriesKey(requireNonNull(domain), requireNonNull(eventType), requireNonNull(metric));
    TenantId tenant = TenantOfRequest.of(request);
    return out(tenant, store.similar(tenant, series, limit));
  }

  private static String name(String parameter, String text) {
    return Text.name(parameter, text, SeriesKey.MAX_NAME_LENGTH);
  }

  private static List<LessonOut> out(TenantId tenant, List<Lesson> lessons) {
    return lessons.stream().map(lesson -> LessonWire.out(tenant, lesson)).toList();
  }

  @GET
  @Path("/{id}")
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(operationId = "getLesson", summary = "One lesson")
  @APIResponse(responseCode = "200", description = "The lesson.")
  @APIResponse(responseCode = "404", ref = "404")
  public LessonOut get(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    return store
        .find(tenant, Words.id(id))
        .map(lesson -> LessonWire.out(tenant, lesson))
        .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND, UNKNOWN));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "changeLesson",
      summary = "Writes a lesson anew, or confirms a draft",
      description =
          "What is left out stays, and so does where it happened. Who confirms it stands for it;"
              + " a confirmed lesson stays confirmed.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = LessonChange.class)))
  @APIResponse(
      responseCode = "200",
      description = "The lesson as it is now.",
      content = @Content(schema = @Schema(implementation = LessonOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  @APIResponse(responseCode = "409", ref = "409")
  public LessonOut change(
      @PathParam("id") String id, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    BodyFields fields = Bodies.fields(body, request);
    TenantId tenant = TenantOfRequest.of(request);
    boolean isConfirmed = fields.optional("status", LessonsResource::confirmed) != null;
    Integer seen = fields.optionalInteger("revision", 0, Integer.MAX_VALUE);
    LessonParts parts = LessonParts.some(fields);
    if (parts.isNothing() && !isConfirmed) {
      throw new InvalidInputException("", "must have a field that is to be written anew");
    }
    return LessonWire.out(
        tenant,
        lessons
            .rewrite(tenant, Words.id(id), parts, isConfirmed, seen, auditor.author(request))
            .orRefusal(UNKNOWN));
  }

  private static String confirmed(String pointer, String word) {
    if (!word.equals("confirmed")) {
      throw new InvalidInputException(pointer, "must be confirmed: nothing becomes a draft again");
    }
    return word;
  }

  @DELETE
  @Path("/{id}")
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(operationId = "removeLesson", summary = "Removes a lesson for good")
  @APIResponse(responseCode = "204", description = "The lesson is gone.")
  @APIResponse(responseCode = "404", ref = "404")
  public void remove(@PathParam("id") String id, @Context RoutingContext request) {
    QueryParameters.none(request);
    if (!lessons.remove(TenantOfRequest.of(request), Words.id(id), auditor.author(request))) {
      throw new ProblemException(ProblemKind.NOT_FOUND, UNKNOWN);
    }
  }
}
