package dev.trimtab.server.templates;

/** The JSON Schema of the language (2020-12), for editors. What it refuses the reader refuses. */
public final class TemplateSchema {
  private TemplateSchema() {}

  /** The schema, as JSON. */
  public static String text() {
    return Resources.text("schema.json");
  }
}
