package dev.trimtab.server.http;

import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Reads the body of a single event, however it is sent, up to the limit. What has arrived by then
 * is read on the event loop; the framework hands longer bodies to a worker thread.
 */
@jakarta.ws.rs.ext.Provider
@Consumes(MediaType.APPLICATION_JSON)
public final class EventBodyReader implements ServerMessageBodyReader<EventBody> {
  private final Provider<BodyLimits> limits;

  /** Readers are made before the configuration is read, so the limits are asked for later. */
  EventBodyReader(Provider<BodyLimits> limits) {
    this.limits = limits;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == EventBody.class;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == EventBody.class;
  }

  @Override
  public EventBody readFrom(
      Class<EventBody> type, Type generic, MediaType mediaType, ServerRequestContext context) {
    return read(context.getInputStream());
  }

  @Override
  public EventBody readFrom(
      Class<EventBody> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    return read(body);
  }

  private EventBody read(InputStream body) {
    return new EventBody(Bodies.read(body, limits.get().eventBytes()));
  }
}
