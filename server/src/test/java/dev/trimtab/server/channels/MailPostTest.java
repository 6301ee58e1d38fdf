package dev.trimtab.server.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.loop.ChannelSettings.Mail;
import dev.trimtab.loop.Delivery;
import dev.trimtab.server.channels.SendResult.Delivered;
import dev.trimtab.server.channels.SendResult.Failed;
import dev.trimtab.server.config.SmtpConfig.Security;
import dev.trimtab.server.outbound.LoopbackOutbound;
import dev.trimtab.server.outbound.OutboundResult;
import dev.trimtab.tenant.TenantId;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailPostTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final TenantId ACME = new TenantId("acme");
  private static final Mail ONCALL = new Mail(List.of("oncall@example.com"), null);

  private final FakeSmtpServer server = new FakeSmtpServer();

  @AfterEach
  void close() {
    server.close();
  }

  @AfterAll
  static void end() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aMailSaysWhatHappenedAndWhichLoopItBelongsTo() {
    assertThat(send(ONCALL, Notices.message("d-1"))).isInstanceOf(Delivered.class);
    String mail = server.mails().getFirst();
    assertThat(mail)
        .contains("Message-ID: <d-1@trimtab.example.com>")
        .contains("References: <loop-l-1@trimtab.example.com>")
        .contains("Auto-Submitted: auto-generated")
        .contains("From: bot@trimtab.example.com")
        .contains("To: oncall@example.com")
        .contains("Subject: [Trimtab] support-bot <declines>")
        .contains("text/plain", "text/html")
        .contains("A rollback waits for your yes.")
        .contains("&lt;b&gt;@bo&lt;/b&gt;");
    assertThat(server.commands())
        .contains(
            "AUTH PLAIN "
                + Base64.getEncoder()
                    .encodeToString("\0mailer\0hush".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aRepetitionCanBeRecognised() {
    send(ONCALL, Notices.message("d-1"));
    send(ONCALL, Notices.message("d-1"));
    assertThat(server.mails())
        .hasSize(2)
        .allMatch(mail -> mail.contains("Message-ID: <d-1@trimtab.example.com>"));
  }

  @Test
  void noLineOfANoticeBecomesAHeader() {
    Notice notice =
        new Notice(
            "d\r\nBcc: evil@example.com",
            Notices.AT,
            Delivery.Kind.MESSAGE,
            null,
            "hello\r\nBcc: evil@example.com",
            null,
            null,
            null,
            null);
    assertThat(send(ONCALL, notice)).isInstanceOf(Delivered.class);
    assertThat(headers(server.mails().getFirst())).doesNotContain("\nBcc:");
    assertThat(server.commands()).noneMatch(line -> line.contains("evil"));
  }

  private static String headers(String mail) {
    return mail.substring(0, mail.indexOf("\n\n"));
  }

  @Test
  void whoIsKnownGetsItThoughOthersAreNot() {
    server.recipients("550 nobody of that name");
    Mail both = new Mail(List.of("ana@good.example.com", "gone@example.com"), null);
    assertThat(send(both, Notices.message("d-2"))).isEqualTo(new Delivered("taken for 1 of 2"));
  }

  @Test
  void aRefusalForGoodIsFinalAndOneForNowIsNot() {
    server.recipients("550 nobody of that name");
    assertThat(send(ONCALL, Notices.message("d-3")))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.isFinal()).isTrue();
              assertThat(failed.answer()).contains("nobody of that name").doesNotContain("hush");
            });
    server.recipients("451 greylisted, come again");
    assertThat(send(ONCALL, Notices.message("d-3")))
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.isFinal()).isFalse());
    server.close();
    assertThat(send(ONCALL, Notices.message("d-3")))
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.isFinal()).isFalse());
  }

  @Test
  void aServerWithoutTlsIsToldNothingWhereTlsIsAskedFor() {
    SendResult result =
        read(post(Security.STARTTLS, List.of()).send(ONCALL, ACME, Notices.message("d")));
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(server.mails()).isEmpty();
    assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void goesWhereItMayAndIsFromWhomItMayBe() {
    MailPost post = post(Security.NONE, List.of("*.example.com"));
    Mail elsewhere = new Mail(List.of("ana@team.example.com", "eve@example.net"), null);
    assertThat(post.send(elsewhere, ACME, Notices.message("d-4")))
        .isEqualTo(
            new OutboundResult.Refused("example.net is not among trimtab.mail.allowed-domains"));
    Mail forged = new Mail(List.of("ana@team.example.com"), "ceo@example.com");
    assertThat(post.send(forged, ACME, Notices.message("d-5")))
        .isInstanceOf(OutboundResult.Refused.class);
    Mail own = new Mail(List.of("ana@team.example.com"), "loops@trimtab.example.com");
    assertThat(read(post.send(own, ACME, Notices.message("d-6")))).isInstanceOf(Delivered.class);
    assertThat(server.mails()).hasSize(1).first().asString().contains("From: loops@trimtab");
  }

  @Test
  void aServerThatSendsNoMailSaysSo() {
    MailPost none = new MailPost(Optional.empty(), LoopbackOutbound.open(VERTX), VERTX);
    assertThat(none.send(ONCALL, ACME, Notices.message("d-7")).toString())
        .contains("trimtab.mail.host");
  }

  private SendResult send(Mail settings, Notice notice) {
    return read(post(Security.NONE, List.of()).send(settings, ACME, notice));
  }

  private static SendResult read(OutboundResult result) {
    return result instanceof OutboundResult.Answered answered && answered.isSuccess()
        ? new Delivered(new String(answered.body(), StandardCharsets.UTF_8))
        : Answers.read(result, List.of(), Notices.AT);
  }

  private MailPost post(Security security, List<String> allowed) {
    String scheme = security == Security.NONE ? "smtp" : "smtps";
    Smtp smtp =
        new Smtp(
            URI.create(scheme + "://127.0.0.1:" + server.port()),
            security,
            new Smtp.Login("mailer", "hush"),
            "bot@trimtab.example.com",
            allowed,
            Duration.ofSeconds(20));
    return new MailPost(Optional.of(smtp), LoopbackOutbound.strict(VERTX), VERTX);
  }
}
