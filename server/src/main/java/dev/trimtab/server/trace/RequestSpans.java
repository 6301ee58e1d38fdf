package dev.trimtab.server.trace;

import dev.trimtab.server.config.TracingConfig;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of requests, named and described as OpenTelemetry's conventions for HTTP servers say.
 * They are sent from a thread of their own, a batch at a time; what a collector does not take is
 * dropped, never waited for. No query and no header is part of a span.
 */
final class RequestSpans implements AutoCloseable {
  private static final int LONGEST_ATTRIBUTE = 1_000;
  private static final int SECONDS_TO_CLOSE = 5;

  /** Where the framework notes which of its paths a request has taken. */
  private static final String ROUTE = "UrlPathTemplate";

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private RequestSpans(SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider.get("dev.trimtab.server");
  }

  static RequestSpans to(String endpoint, TracingConfig config) {
    Attributes service = Attributes.builder().put("service.name", config.serviceName()).build();
    return new RequestSpans(
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(service)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(Collector.share(config))))
            .setSpanLimits(
                SpanLimits.builder().setMaxAttributeValueLength(LONGEST_ATTRIBUTE).build())
            .addSpanProcessor(
                BatchSpanProcessor.builder(Collector.exporter(endpoint, config)).build())
            .build());
  }

  /**
   * Begins a span that ends with the answer.
   *
   * @return the span, as a parent of whatever is called for it
   */
  TraceParent begin(RoutingContext request, Optional<TraceParent> caller) {
    String method = request.request().method().name();
    Span span =
        tracer
            .spanBuilder(method)
            .setSpanKind(SpanKind.SERVER)
            .setParent(caller.map(RequestSpans::context).orElse(Context.root()))
            .setAttribute("http.request.method", method)
            .setAttribute("url.path", request.normalizedPath())
            .setAttribute("url.scheme", request.request().scheme())
            .startSpan();
    request.addEndHandler(answered -> end(span, request, method, answered.succeeded()));
    SpanContext context = span.getSpanContext();
    return new TraceParent(
        context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex());
  }

  private static Context context(TraceParent caller) {
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            caller.traceId(),
            caller.parentId(),
            TraceFlags.fromHex(caller.flags(), 0),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(remote));
  }

  private static void end(Span span, RoutingContext request, String method, boolean arrived) {
    int status = request.response().getStatusCode();
    span.setAttribute("http.response.status_code", status);
    @Nullable String route = request.vertx().getOrCreateContext().getLocal(ROUTE);
    if (route != null) {
      span.updateName(method + " " + route).setAttribute("http.route", route);
    }
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", Integer.toString(status));
    } else if (!arrived) {
      span.setStatus(StatusCode.ERROR).setAttribute("error.type", "connection_closed");
    }
    span.end();
  }

  /** Sends what there is, within some seconds. */
  @Override
  public void close() {
    var _ = provider.shutdown().join(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
  }
}
