package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a table: a text that may mean a number or a truth, as tables know no types. It
 * stays the text it is until somebody needs more of it.
 */
final class Cell extends TextNode {
  private static final long serialVersionUID = 1L;

  /** Longer texts mean no number. */
  private static final int MAX_NUMBER = 100;

  Cell(String text) {
    super(text);
  }

  /** The number it means, 1 for true and 0 for false; null where it means none. */
  @Nullable BigDecimal number() {
    String text = textValue().strip();
    Boolean truth = truth();
    if (truth != null) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    try {
      return text.length() <= MAX_NUMBER ? new BigDecimal(text) : null;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  /** The truth it means; null where it means none. */
  @Nullable Boolean truth() {
    return switch (textValue().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }
}
