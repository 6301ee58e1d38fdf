package dev.trimtab.server.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which query parameters a call takes beside {@code tenant_id}, for its description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TakesQuery {
  /** Names of parameters in {@code META-INF/openapi.yaml}. */
  String[] value();
}
