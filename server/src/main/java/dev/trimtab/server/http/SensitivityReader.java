package dev.trimtab.server.http;

import dev.trimtab.client.SensitivityWire;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.tenant.Sensitivity;
import java.util.Locale;

/** What somebody asks for of how readily alarms are raised, in the form callers send and see. */
public final class SensitivityReader {
  private SensitivityReader() {}

  /** The wish that these fields say; what is wrong is noted in them. */
  public static Sensitivity.Wish read(BodyFields fields) {
    Sensitivity.Basis basis = fields.optional("basis", SensitivityReader::basis);
    Double falseAlarms = fields.optionalNumber("false_alarms_per_year");
    Double smallest = fields.optionalNumber("smallest_decline");
    if (falseAlarms != null && !Sensitivity.isRate(falseAlarms)) {
      fields.fault("false_alarms_per_year", Sensitivity.RATES);
      falseAlarms = null;
    }
    if (smallest != null && !Sensitivity.isShare(smallest)) {
      fields.fault("smallest_decline", Sensitivity.SHARES);
      smallest = null;
    }
    return new Sensitivity.Wish(basis, falseAlarms, smallest);
  }

  private static Sensitivity.Basis basis(String pointer, String name) {
    for (Sensitivity.Basis each : Sensitivity.Basis.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    throw new InvalidInputException(pointer, "must be calibrated or proven");
  }

  public static SensitivityWire out(Sensitivity.Wish wish) {
    Sensitivity.Basis basis = wish.basis();
    return new SensitivityWire(
        basis == null ? null : ChangeWire.lower(basis),
        wish.falseAlarmsPerYear(),
        wish.smallestDecline());
  }
}
