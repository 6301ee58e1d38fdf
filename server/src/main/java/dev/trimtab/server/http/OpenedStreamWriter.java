package dev.trimtab.server.http;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Writes a stream on the virtual thread of its request, for as long as it lasts. */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public final class OpenedStreamWriter implements ServerMessageBodyWriter<OpenedStream> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == OpenedStream.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == OpenedStream.class;
  }

  /** The framework has put the headers in place, and they go out with the first bytes. */
  @Override
  public void writeResponse(OpenedStream opened, Type generic, ServerRequestContext context) {
    opened.run();
  }

  /** Only reached where something stands between this and the connection, which nothing does. */
  @Override
  public void writeTo(
      OpenedStream opened,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new UnsupportedOperationException("a stream is written to its connection alone");
  }
}
