package dev.trimtab.server.http;

import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one input, so that its sender learns all of it at once. */
final class Faults {
  /** Enough to mend an input by; an input of nothing but faults must not cost more. */
  private static final int MAX_FAULTS = 50;

  private @Nullable List<FieldFault> found;

  void add(String pointer, String detail) {
    add(new FieldFault(pointer, detail));
  }

  private void add(FieldFault fault) {
    if (found == null) {
      found = new ArrayList<>();
    }
    if (found.size() < MAX_FAULTS) {
      found.add(fault);
    }
  }

  void addAll(InvalidInputException invalid) {
    invalid.faults().forEach(this::add);
  }

  /** True where anything is wrong. */
  boolean isAny() {
    return found != null;
  }

  /**
   * Ends the reading where anything is wrong.
   *
   * @throws InvalidInputException with every fault, in the order found
   */
  void throwIfAny() {
    if (found != null) {
      throw new InvalidInputException(found);
    }
  }
}
