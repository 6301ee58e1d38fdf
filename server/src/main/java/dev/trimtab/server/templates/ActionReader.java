package dev.trimtab.server.templates;

import dev.trimtab.loop.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what changes something, and how it is taken back. */
final class ActionReader {
  private static final String WEBHOOK = "webhook";
  private static final String PEOPLE = "people";
  private static final Step.Action WRONG = new Step.ByPeople("nothing", null);

  private ActionReader() {}

  /** The action among those fields, which may say more than that. */
  static Step.Action read(Section fields) {
    Value webhook = fields.find(WEBHOOK);
    Value people = fields.find(PEOPLE);
    if (webhook != null && people == null) {
      return webhook(webhook);
    }
    if (people != null && webhook == null) {
      return people(people);
    }
    fields.fault("must say exactly one of " + PEOPLE + ", " + WEBHOOK);
    return WRONG;
  }

  private static Step.Action webhook(Value value) {
    Section fields = value.section();
    String channel = fields.require("channel", Value::text, "channel");
    String name = fields.require("name", Value::text, "name");
    Map<String, String> parameters = fields.read("parameters", Value::labels, Map.of());
    Step.Action inverse = inverse(fields);
    fields.finish();
    return value.document.attempt(
        value.pointer, () -> new Step.CallWebhook(channel, name, parameters, inverse), WRONG);
  }

  private static Step.Action people(Value value) {
    Section fields = value.section();
    String instructions = fields.require("instructions", Value::text, "instructions");
    Step.Action inverse = inverse(fields);
    fields.finish();
    return value.document.attempt(
        value.pointer, () -> new Step.ByPeople(instructions, inverse), WRONG);
  }

  private static Step.@Nullable Action inverse(Section fields) {
    Value inverse = fields.find("inverse");
    if (inverse == null) {
      return null;
    }
    Section inner = inverse.section();
    Step.Action action = read(inner);
    inner.finish();
    return action;
  }
}
