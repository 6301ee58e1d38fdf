package dev.trimtab.server.alerts;

import dev.trimtab.client.SilenceIn;
import dev.trimtab.client.SilenceOut;
import dev.trimtab.input.Glob;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.operations.Silence;
import dev.trimtab.operations.Silence.Matcher;
import dev.trimtab.server.http.BodyFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Silences as callers say and see them. */
final class SilenceWire {
  private SilenceWire() {}

  /** What somebody says of a silence; null is what was wrong. */
  record Said(List<Matcher> matchers, @Nullable String comment, @Nullable Instant endsAt) {}

  /**
   * Reads it.
   *
   * @throws InvalidInputException with every fault found
   */
  static Said read(BodyFields fields, Instant now) {
    boolean areGiven = fields.has("matchers");
    List<BodyFields> given = fields.list("matchers");
    if (!fields.isFaulty() && (given.isEmpty() || given.size() > Silence.MAX_MATCHERS)) {
      fields.fault("matchers", areGiven ? "must be 1 to " + Silence.MAX_MATCHERS : "is missing");
    }
    List<Matcher> matchers = new ArrayList<>();
    for (BodyFields each : given) {
      Matcher matcher = matcher(each);
      if (matcher != null) {
        matchers.add(matcher);
      }
    }
    String comment = fields.name("comment", Silence.MAX_COMMENT_LENGTH);
    if (!fields.has("ends_at")) {
      fields.fault("ends_at", "is missing");
    }
    Instant endsAt = fields.optionalTime("ends_at");
    if (endsAt != null) {
      fields.attempt(() -> Silence.checkEnd("/ends_at", endsAt, now));
    }
    fields.finish();
    return new Said(matchers, comment, endsAt);
  }

  private static @Nullable Matcher matcher(BodyFields fields) {
    String name = fields.required("name", Matcher::checkedName);
    Glob value =
        fields.required(
            "value", (pointer, text) -> new Glob(Text.name(pointer, text, Glob.MAX_LENGTH)));
    fields.refuseUnknown();
    return name == null || value == null ? null : new Matcher(name, value);
  }

  static SilenceOut out(Silence silence, Instant now) {
    return new SilenceOut(
        silence.id(),
        silence.matchers().stream()
            .map(each -> new SilenceIn.Matcher(each.name(), each.value().pattern()))
            .toList(),
        silence.comment(),
        silence.createdBy(),
        silence.createdAt(),
        silence.endsAt(),
        silence.isActive(now) ? SilenceOut.ACTIVE : "expired");
  }
}
