package dev.trimtab.server.http;

import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.Open;
import dev.trimtab.tenant.Scope;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each call's description, when the program is built, what follows from the code and from
 * rules that hold for all: credentials and scopes, the tenant, and every problem it may answer.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
  private static final String PARAMETERS = "#/components/parameters/";
  private static final String RESPONSES = "#/components/responses/";
  private static final List<String> SCHEMES = List.of("bearer", "api_key", "session");
  private static final DotName ALLOWED = DotName.createSimple(Allowed.class);
  private static final DotName OPEN = DotName.createSimple(Open.class);
  private static final DotName OPERATION = DotName.createSimple(Operation.class);

  private static final DotName TAKES_QUERY = DotName.createSimple(TakesQuery.class);

  private final IndexView code;

  public ApiDescription(IndexView code) {
    this.code = code;
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    description
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (path.startsWith("/v1/")) {
                item.getOperations().forEach(this::complete);
              }
            });
  }

  private void complete(
      PathItem.HttpMethod method, org.eclipse.microprofile.openapi.models.Operation call) {
    AnnotationTarget resource = resourceOf(call.getOperationId());
    boolean open = annotation(resource, OPEN) != null;
    List<String> scopes = scopes(annotation(resource, ALLOWED));
    Stream.concat(queryOf(annotation(resource, TAKES_QUERY)), Stream.of("tenant_id"))
        .forEach(name -> call.addParameter(OASFactory.createParameter().ref(PARAMETERS + name)));
    ApiExamples.addTo(call);
    SCHEMES.forEach(
        scheme ->
            call.addSecurityRequirement(
                OASFactory.createSecurityRequirement().addScheme(scheme, scopes)));
    if (open) {
      call.addSecurityRequirement(OASFactory.createSecurityRequirement());
    }
    problems(method, call, open).forEach(status -> addProblem(call.getResponses(), status));
  }

  private static Stream<String> problems(
      PathItem.HttpMethod method,
      org.eclipse.microprofile.openapi.models.Operation call,
      boolean open) {
    List<String> statuses = new ArrayList<>(List.of("401", "422", "500", "503"));
    if (!open) {
      statuses.addAll(List.of("403", "429"));
    }
    if (call.getRequestBody() != null) {
      statuses.addAll(List.of("400", "413", "415"));
    }
    if (method != PathItem.HttpMethod.GET) {
      statuses.add("507");
    }
    return statuses.stream().sorted();
  }

  private static void addProblem(APIResponses responses, String status) {
    responses.removeAPIResponse(status);
    responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(RESPONSES + status));
  }

  private AnnotationTarget resourceOf(String operationId) {
    return code.getAnnotations(OPERATION).stream()
        .filter(operation -> operation.value("operationId") != null)
        .filter(operation -> operation.value("operationId").asString().equals(operationId))
        .map(AnnotationInstance::target)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a call without an operationId of its own: " + operationId));
  }

  /** Of the method, else of its class. */
  private static @Nullable AnnotationInstance annotation(AnnotationTarget method, DotName name) {
    AnnotationInstance own = method.asMethod().annotation(name);
    return own != null ? own : method.asMethod().declaringClass().declaredAnnotation(name);
  }

  private static Stream<String> queryOf(@Nullable AnnotationInstance takes) {
    return takes == null ? Stream.empty() : Arrays.stream(takes.value().asStringArray());
  }

  private static List<String> scopes(@Nullable AnnotationInstance allowed) {
    return allowed == null
        ? List.of()
        : Arrays.stream(allowed.value().asEnumArray())
            .map(name -> Scope.valueOf(name).wireName())
            .toList();
  }
}
