package dev.trimtab.server.changes;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.tenant.Sensitivity;
import java.util.Locale;

/** Reads what somebody asks for of how readily alarms are raised. */
public final class SensitivityReader {
  private SensitivityReader() {}

  /** The wish that these fields say; what is wrong is noted in them. */
  public static Sensitivity.Wish read(BodyFields fields) {
    Sensitivity.Basis basis = fields.optional("basis", SensitivityReader::basis);
    Double falseAlarms = fields.optionalNumber("false_alarms_per_year");
    Double smallest = fields.optionalNumber("smallest_decline");
    Sensitivity.Wish[] wish = {Sensitivity.Wish.NONE};
    fields.attempt(() -> wish[0] = new Sensitivity.Wish(basis, falseAlarms, smallest));
    return wish[0];
  }

  private static Sensitivity.Basis basis(String pointer, String name) {
    for (Sensitivity.Basis each : Sensitivity.Basis.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    throw new InvalidInputException(pointer, "must be calibrated or proven");
  }
}
