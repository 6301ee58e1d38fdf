package dev.trimtab.cli;

import dev.trimtab.client.ImprovementsClient;
import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TrimtabException;
import org.jspecify.annotations.Nullable;

/** A template that may be stored. */
final class StoredTemplate {
  private static final int NOT_FOUND = 404;

  private StoredTemplate() {}

  /** The template of that name; null where there is none. */
  static @Nullable TemplateOut find(ImprovementsClient improvements, String name) {
    try {
      return improvements.template(name);
    } catch (TrimtabException none) {
      if (none.status() == NOT_FOUND) {
        return null;
      }
      throw none;
    }
  }
}
