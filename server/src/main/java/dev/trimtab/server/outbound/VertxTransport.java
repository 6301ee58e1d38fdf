package dev.trimtab.server.outbound;

import dev.trimtab.server.trace.CurrentTrace;
import dev.trimtab.server.trace.TraceParent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The real one. The certificate is checked against the name in the target, though the connection
 * goes to the address given: between the check of an address and its use nobody asks for the name
 * again. No connection is kept, no redirect followed, no compression taken.
 */
final class VertxTransport implements Transport {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private final HttpClient client;
  private final Duration timeout;
  private final int maxAnswerBytes;

  VertxTransport(Vertx vertx, Duration connectTimeout, Duration timeout, int maxAnswerBytes) {
    this.timeout = timeout;
    this.maxAnswerBytes = maxAnswerBytes;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis())));
  }

  @Override
  public CompletableFuture<OutboundResult.Answered> send(OutboundCall call, InetAddress address) {
    CompletableFuture<OutboundResult.Answered> answer = new CompletableFuture<>();
    Future<HttpClientRequest> request = client.request(options(call, address));
    request.onFailure(answer::completeExceptionally);
    request.onSuccess(opened -> exchange(opened, call, answer));
    Duration longest = call.timeout() == null ? timeout : call.timeout();
    return answer.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static RequestOptions options(OutboundCall call, InetAddress address) {
    URI target = call.target();
    boolean tls = "https".equalsIgnoreCase(target.getScheme());
    int standard = tls ? HTTPS_PORT : HTTP_PORT;
    int port = target.getPort() < 0 ? standard : target.getPort();
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    RequestOptions options =
        new RequestOptions()
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(OutboundRules.host(target))
            .setPort(port)
            .setSsl(tls)
            .setFollowRedirects(false)
            .setMethod(HttpMethod.valueOf(call.method()))
            .setURI(target.getRawQuery() == null ? path : path + "?" + target.getRawQuery());
    CurrentTrace.get().ifPresent(trace -> options.addHeader(TraceParent.HEADER, trace.header()));
    call.headers().forEach(options::addHeader);
    return options;
  }

  private void exchange(
      HttpClientRequest request,
      OutboundCall call,
      CompletableFuture<OutboundResult.Answered> answer) {
    // Whatever ends the waiting, a time-out too, ends the connection.
    var _ =
        answer.whenComplete(
            (done, failure) -> {
              if (failure != null) {
                request.reset();
              }
            });
    byte[] body = call.body();
    Future<HttpClientResponse> response =
        body == null ? request.send() : request.send(Buffer.buffer(body));
    response.onFailure(answer::completeExceptionally);
    response.onSuccess(arriving -> collect(arriving, answer));
  }

  private void collect(
      HttpClientResponse response, CompletableFuture<OutboundResult.Answered> answer) {
    Buffer collected = Buffer.buffer();
    response.exceptionHandler(answer::completeExceptionally);
    response.handler(
        part -> {
          if (collected.length() + part.length() > maxAnswerBytes) {
            answer.completeExceptionally(
                new IOException("the answer has more than " + maxAnswerBytes + " bytes"));
          } else {
            collected.appendBuffer(part);
          }
        });
    response.endHandler(
        ended ->
            answer.complete(
                new OutboundResult.Answered(
                    response.statusCode(),
                    collected.getBytes(),
                    response.getHeader(HttpHeaders.RETRY_AFTER))));
  }
}
