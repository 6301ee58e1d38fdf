package dev.trimtab.server.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes mail as a server of SMTP does (RFC 5321), in plain text, and keeps it. */
final class FakeSmtpServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> commands = new ArrayList<>();
  private final List<String> mails = new ArrayList<>();
  private String recipientReply = "250 ok";

  FakeSmtpServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Thread.ofPlatform().daemon().name("fake-smtp").start(this::run);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What it says to each recipient but those at {@code good.example.com}. */
  synchronized FakeSmtpServer recipients(String reply) {
    recipientReply = reply;
    return this;
  }

  synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  synchronized List<String> mails() {
    return List.copyOf(mails);
  }

  private void run() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException gone) {
        // the next one may stay
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    say(out, "220 here");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      note(line);
      String verb = line.replaceFirst(" .*", "").toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say(out, "250-here", "250 AUTH PLAIN");
        case "AUTH" -> say(out, "235 it is you");
        case "RCPT" -> say(out, line.contains("@good.example.com") ? "250 ok" : reply());
        case "DATA" -> {
          say(out, "354 go on");
          keep(in);
          say(out, "250 kept");
        }
        case "QUIT" -> say(out, "221 bye");
        default -> say(out, "250 ok");
      }
    }
  }

  private synchronized String reply() {
    return recipientReply;
  }

  private synchronized void note(String line) {
    commands.add(line);
  }

  private void keep(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    synchronized (this) {
      mails.add(mail.toString());
    }
  }

  private static void say(OutputStream out, String... lines) throws IOException {
    out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
