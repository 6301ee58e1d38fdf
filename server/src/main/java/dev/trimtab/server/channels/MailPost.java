package dev.trimtab.server.channels;

import dev.trimtab.loop.ChannelSettings.Mail;
import dev.trimtab.server.config.SmtpConfig.Security;
import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.server.outbound.OutboundCall;
import dev.trimtab.server.outbound.OutboundResult;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import dev.trimtab.tenant.TenantId;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends mail by SMTP, through the one door outwards: what the server of the configuration answers
 * is told as HTTP would, 4yz as "come again" and 5yz as final. Neither speaks against the server,
 * but 421, by which it says that it is not there. A client for each mail: there are few, and a
 * connection that was kept may have died.
 */
final class MailPost {
  private static final String PURPOSE = "mail";
  private static final int FINAL = 422;
  private static final int COME_AGAIN = 409;
  private static final int UNAVAILABLE = 503;
  private static final int NOT_THERE = 421;
  private static final int OK = 200;

  private final Optional<Smtp> smtp;
  private final Outbound outbound;
  private final Vertx vertx;

  MailPost(Optional<Smtp> smtp, Outbound outbound, Vertx vertx) {
    this.smtp = smtp;
    this.outbound = outbound;
    this.vertx = vertx;
  }

  OutboundResult send(Mail settings, TenantId tenant, Notice notice) {
    if (smtp.isEmpty()) {
      return new OutboundResult.Refused("this server sends no mail: trimtab.mail.host is not set");
    }
    Smtp server = smtp.get();
    for (String address : settings.to()) {
      if (!server.mayGoTo(address)) {
        return new OutboundResult.Refused(
            Smtp.domain(address) + " is not among trimtab.mail.allowed-domains");
      }
    }
    String from = settings.from() == null ? server.from() : settings.from();
    if (!server.mayBeFrom(from)) {
      return new OutboundResult.Refused(
          "mail is from the domain of trimtab.mail.from alone, " + Smtp.domain(server.from()));
    }
    MailMessage message = MailText.of(settings.to(), from, tenant, notice);
    OutboundCall call =
        new OutboundCall(
            PURPOSE,
            OutboundCall.NamedBy.OPERATOR,
            "MAIL",
            server.target(),
            Map.of(),
            null,
            false,
            server.timeout());
    return outbound.send(call, (sent, address) -> carry(server, message, address));
  }

  private CompletableFuture<Answered> carry(Smtp server, MailMessage message, InetAddress address) {
    MailClient client = MailClient.create(vertx, config(server, message, address));
    return client
        .sendMail(message)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(server.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(result -> taken(result, message.getTo()))
        .exceptionallyCompose(MailPost::refused)
        .whenComplete((_, _) -> client.close());
  }

  /**
   * With TLS it is the certificate that says who answers, without it the address. Where there are
   * several recipients, one that is refused does not keep it from the others.
   */
  private static MailConfig config(Smtp server, MailMessage message, InetAddress address) {
    boolean isPlain = server.security() == Security.NONE;
    Smtp.Login login = server.login();
    MailConfig config =
        new MailConfig()
            .setHostname(isPlain ? address.getHostAddress() : server.target().getHost())
            .setPort(server.target().getPort())
            .setSsl(server.security() == Security.TLS)
            .setStarttls(
                server.security() == Security.STARTTLS
                    ? StartTLSOptions.REQUIRED
                    : StartTLSOptions.DISABLED)
            .setKeepAlive(false)
            .setAllowRcptErrors(message.getTo().size() > 1)
            .setLogin(login == null ? LoginOption.DISABLED : LoginOption.REQUIRED);
    config.setHostnameVerificationAlgorithm("HTTPS");
    return login == null ? config : config.setUsername(login.user()).setPassword(login.password());
  }

  private static Answered taken(MailResult result, List<String> all) {
    String said = "taken for %d of %d".formatted(result.getRecipients().size(), all.size());
    return new Answered(OK, said.getBytes(StandardCharsets.UTF_8));
  }

  private static CompletableFuture<Answered> refused(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof SMTPException said) {
      String reply = String.join(" ", said.getReplyMessages());
      return CompletableFuture.completedFuture(
          new Answered(status(said), reply.getBytes(StandardCharsets.UTF_8)));
    }
    return CompletableFuture.failedFuture(cause);
  }

  private static int status(SMTPException said) {
    if (said.isPermanent()) {
      return FINAL;
    }
    return said.getReplyCode() == NOT_THERE ? UNAVAILABLE : COME_AGAIN;
  }
}
