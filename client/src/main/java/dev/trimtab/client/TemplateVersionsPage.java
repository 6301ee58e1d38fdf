package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the versions of a template, the newest first.
 *
 * @param versions of this page
 * @param next cursor of the next page, or null where this is the last
 */
public record TemplateVersionsPage(List<TemplateVersionOut> versions, @Nullable String next) {
  public TemplateVersionsPage {
    versions = List.copyOf(versions);
  }
}
