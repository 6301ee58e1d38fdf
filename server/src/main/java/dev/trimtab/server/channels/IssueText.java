package dev.trimtab.server.channels;

import dev.trimtab.server.channels.Notice.Subject;
import dev.trimtab.tenant.TenantId;
import java.util.Map;

/**
 * Issues and comments in Markdown. What was written elsewhere calls nobody, is no HTML and hides
 * nothing.
 */
final class IssueText {
  private static final int MAX_TITLE = 200;

  /** Without a width: between an at sign and a name there is then no mention. */
  private static final String NOTHING = "\u200B";

  private IssueText() {}

  /** What is found again and not seen. */
  static String mark(String what, String id) {
    return "<!-- trimtab-" + what + " " + id.replaceAll("[^A-Za-z0-9]", "-") + " -->";
  }

  static String title(Notice notice) {
    return Facts.line(notice.headline(), MAX_TITLE);
  }

  static String body(TenantId tenant, Notice notice) {
    StringBuilder text = new StringBuilder(comment(notice));
    text.append("\n| | |\n| --- | --- |\n");
    for (Map.Entry<String, String> fact : Facts.of(tenant, notice).entrySet()) {
      text.append("| ")
          .append(fact.getKey())
          .append(" | ")
          .append(escaped(fact.getValue()).replaceAll("\\R", " ").replace("|", "\\|"))
          .append(" |\n");
    }
    if (notice.loopUrl() != null) {
      text.append("\n[Open the loop](<").append(notice.loopUrl()).append(">)\n");
    }
    return text.toString();
  }

  static String comment(Notice notice) {
    StringBuilder text = new StringBuilder();
    text.append("**").append(escaped(Facts.line(notice.headline(), MAX_TITLE))).append("**\n");
    Subject subject = notice.subject();
    if (subject != null) {
      text.append('\n').append(escaped(subject.entry().why())).append('\n');
    }
    if (notice.text() != null) {
      text.append('\n').append(escaped(notice.text())).append('\n');
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("@", "@" + NOTHING);
  }
}
