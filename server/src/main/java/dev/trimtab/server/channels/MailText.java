package dev.trimtab.server.channels;

import dev.trimtab.server.channels.Notice.Subject;
import dev.trimtab.tenant.TenantId;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A mail as it is read. Its Message-ID is made of the notice's, so that who gets it twice can tell;
 * all mails of a loop refer to the same, so that they stand together.
 */
final class MailText {
  private static final int MAX_SUBJECT = 200;

  private MailText() {}

  static MailMessage of(List<String> to, String from, TenantId tenant, Notice notice) {
    String domain = Smtp.domain(from);
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    headers.set("Message-ID", "<" + word(notice.id()) + "@" + domain + ">");
    headers.set("Auto-Submitted", "auto-generated");
    Subject subject = notice.subject();
    if (subject != null) {
      String loop = "<loop-" + word(subject.loop().id()) + "@" + domain + ">";
      headers.set("In-Reply-To", loop).set("References", loop);
    }
    MailMessage message = new MailMessage();
    message.setFrom(from);
    message.setTo(to);
    message.setSubject("[Trimtab] " + Facts.line(notice.headline(), MAX_SUBJECT));
    message.setText(plain(tenant, notice));
    message.setHtml(html(tenant, notice));
    message.setHeaders(headers);
    return message;
  }

  /** What may stand in a Message-ID. */
  private static String word(String id) {
    return id.replaceAll("[^A-Za-z0-9.-]", "-").replaceAll("\\.{2,}", ".");
  }

  private static List<String> paragraphs(Notice notice) {
    List<String> paragraphs = new ArrayList<>(List.of(notice.headline()));
    Subject subject = notice.subject();
    if (subject != null) {
      paragraphs.add(subject.entry().why());
    }
    if (notice.text() != null) {
      paragraphs.add(notice.text());
    }
    return paragraphs;
  }

  private static String plain(TenantId tenant, Notice notice) {
    StringBuilder text = new StringBuilder(String.join("\n\n", paragraphs(notice)));
    text.append("\n\n");
    for (Map.Entry<String, String> fact : Facts.of(tenant, notice).entrySet()) {
      text.append(fact.getKey()).append(": ").append(fact.getValue()).append('\n');
    }
    if (notice.loopUrl() != null) {
      text.append('\n').append(notice.loopUrl()).append('\n');
    }
    return text.toString();
  }

  private static String html(TenantId tenant, Notice notice) {
    StringBuilder html = new StringBuilder("<!doctype html><html><body>\n");
    for (String paragraph : paragraphs(notice)) {
      html.append("<p>").append(escaped(paragraph).replace("\n", "<br>\n")).append("</p>\n");
    }
    html.append("<table>\n");
    for (Map.Entry<String, String> fact : Facts.of(tenant, notice).entrySet()) {
      html.append(
          "<tr><th align=\"left\">%s</th><td>%s</td></tr>\n"
              .formatted(escaped(fact.getKey()), escaped(fact.getValue())));
    }
    html.append("</table>\n");
    if (notice.loopUrl() != null) {
      html.append("<p><a href=\"%s\">Open the loop</a></p>\n".formatted(escaped(notice.loopUrl())));
    }
    return html.append("</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
