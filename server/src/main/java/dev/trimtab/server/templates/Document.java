package dev.trimtab.server.templates;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is being read, and what is wrong with it.
 *
 * @param root where pointers begin
 */
record Document(Tree root, Faults faults) {
  /** See {@link Faults#attempt}. */
  <T extends @Nullable Object> T attempt(String pointer, Supplier<T> part, T otherwise) {
    return faults.attempt(root, pointer, part, otherwise);
  }
}
