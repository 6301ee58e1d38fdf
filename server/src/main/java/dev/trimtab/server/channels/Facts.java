package dev.trimtab.server.channels;

import dev.trimtab.loop.Loop;
import dev.trimtab.loop.Verdict;
import dev.trimtab.server.channels.Notice.Subject;
import dev.trimtab.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What people want to know of a notice at a glance, each fact with its name. */
final class Facts {
  private Facts() {}

  static Map<String, String> of(TenantId tenant, Notice notice) {
    Map<String, String> facts = new LinkedHashMap<>();
    Subject subject = notice.subject();
    facts.put("Tenant", tenant.value());
    if (subject == null) {
      return facts;
    }
    Loop loop = subject.loop();
    facts.put("Domain", loop.series().domain());
    facts.put("Event type", loop.series().eventType());
    facts.put("Metric", loop.series().metricType().wireName());
    facts.put("Template", loop.template());
    facts.put("State", words(loop.state().wireName()));
    Verdict verdict = loop.verdict();
    if (verdict != null) {
      facts.put("Verdict", words(verdict.name()));
    }
    facts.put("Seen", loop.cause().seen());
    facts.put("Loop", loop.id());
    return facts;
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** On one line, at most so many characters. */
  static String line(String text, int most) {
    return cut(text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), most);
  }

  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
