package dev.trimtab.server.templates;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.LoopTemplate;
import java.util.List;

/** What became of reading a document. */
public sealed interface TemplateReading {
  /** It is a template. */
  record Accepted(LoopTemplate template) implements TemplateReading {}

  /**
   * It is none.
   *
   * @param faults all that is wrong as far as it could be seen, in the order of the document; never
   *     empty
   */
  record Refused(List<TemplateFault> faults) implements TemplateReading {}

  /**
   * The template.
   *
   * @throws InvalidInputException with every fault, lines and columns in their details
   */
  default LoopTemplate orThrow() {
    return switch (this) {
      case Accepted accepted -> accepted.template();
      case Refused refused ->
          throw new InvalidInputException(
              refused.faults().stream().map(TemplateFault::toFieldFault).toList());
    };
  }
}
