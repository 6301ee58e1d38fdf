package dev.trimtab.server.http;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes an event on the event loop, when its commit is known. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public final class StoredEventWriter implements ServerMessageBodyWriter<StoredEvent> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == StoredEvent.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == StoredEvent.class;
  }

  @Override
  public void writeResponse(StoredEvent stored, Type generic, ServerRequestContext context) {
    context.serverResponse().end(EventJson.one(stored.tenant(), stored.event()));
  }

  @Override
  public void writeTo(
      StoredEvent stored,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(EventJson.one(stored.tenant(), stored.event()));
  }
}
