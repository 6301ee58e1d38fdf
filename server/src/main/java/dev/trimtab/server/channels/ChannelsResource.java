package dev.trimtab.server.channels;

import dev.trimtab.client.ChannelIn;
import dev.trimtab.client.ChannelOut;
import dev.trimtab.client.ChannelTestOut;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.Channel;
import dev.trimtab.loop.ChannelSettings;
import dev.trimtab.loop.ChannelStore.Stored;
import dev.trimtab.outcome.Micros;
import dev.trimtab.server.auth.Allowed;
import dev.trimtab.server.auth.AuditAuthor;
import dev.trimtab.server.auth.Auditor;
import dev.trimtab.server.auth.TenantOfRequest;
import dev.trimtab.server.http.Bodies;
import dev.trimtab.server.http.BodyFields;
import dev.trimtab.server.http.ProblemException;
import dev.trimtab.server.http.ProblemKind;
import dev.trimtab.server.http.QueryParameters;
import dev.trimtab.tenant.AuditEntry;
import dev.trimtab.tenant.Scope;
import dev.trimtab.tenant.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where messages and calls of a tenant's loops go. */
@Path("/v1/improvements/channels")
@Tag(name = "Improvement")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public final class ChannelsResource {
  private final Channels channels;
  private final ChannelSender sender;
  private final TestPace pace;
  private final Auditor auditor;
  private final InstantSource clock;

  ChannelsResource(
      Channels channels,
      ChannelSender sender,
      TestPace pace,
      Auditor auditor,
      InstantSource clock) {
    this.channels = channels;
    this.sender = sender;
    this.pace = pace;
    this.auditor = auditor;
    this.clock = clock;
  }

  @GET
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(operationId = "listChannels", summary = "The channels of the tenant, by name")
  @APIResponse(responseCode = "200", description = "The channels, without their secrets.")
  public List<ChannelOut> list(@Context RoutingContext request) {
    QueryParameters.none(request);
    return channels.list(TenantOfRequest.of(request)).stream().map(ChannelsResource::out).toList();
  }

  @GET
  @Path("/{name}")
  @Allowed(Scope.IMPROVEMENTS_READ)
  @Operation(operationId = "getChannel", summary = "One channel, without its secret")
  @APIResponse(responseCode = "200", description = "The channel.")
  @APIResponse(responseCode = "404", ref = "404")
  public ChannelOut get(@PathParam("name") String name, @Context RoutingContext request) {
    QueryParameters.none(request);
    return channels
        .find(TenantOfRequest.of(request), checked(name))
        .map(ChannelsResource::out)
        .orElseThrow(ChannelsResource::unknown);
  }

  @PUT
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "putChannel",
      summary = "Makes a channel, or replaces it",
      description =
          "Secrets are kept encrypted and never shown again, but for the signing key of a webhook"
              + " that the server makes where none was said: the answer shows it, this once. A"
              + " secret that is left out stays, where the channel keeps its kind and its host.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ChannelIn.class)))
  @APIResponse(
      responseCode = "200",
      description = "The channel as it is now.",
      content = @Content(schema = @Schema(implementation = ChannelOut.class)))
  @APIResponse(responseCode = "409", ref = "409")
  public ChannelOut put(
      @PathParam("name") String name, InputStream body, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    String channel = checked(name);
    BodyFields fields = Bodies.fields(body, request);
    Instant now = Micros.toInstant(Micros.of(clock.instant()));
    ChannelSettings settings = SettingsReader.read(fields);
    if (settings == null) {
      fields.take("secret");
      fields.finish();
      throw new IllegalStateException("settings are read, or a fault is noted");
    }
    SecretReader.Before before = channels.before(tenant, channel, settings);
    SecretReader reader = new SecretReader(fields.object("secret"), before, now);
    ChannelSecret secret = reader.read(settings);
    fields.finish();
    AuditAuthor author = auditor.author(request);
    Stored stored =
        new Stored(
            channel,
            Channels.document(settings),
            secret == null ? null : sealed(tenant, channel, secret),
            now,
            author.actor());
    ChannelOut out = ChannelWire.out(stored, settings, null);
    AuditEntry entry =
        author.entry(
            tenant,
            "channel.put",
            channel,
            Map.of(
                "kind",
                out.kind(),
                "settings",
                out.settings(),
                "secret",
                change(before.secret(), secret)));
    if (!channels.put(tenant, stored, entry)) {
      throw new InvalidInputException(
          "name", "would be one more than the " + channels.perTenant() + " there may be");
    }
    return ChannelWire.out(stored, settings, reader.made());
  }

  private static String change(@Nullable ChannelSecret before, @Nullable ChannelSecret now) {
    if (now == null) {
      return "none";
    }
    return now.equals(before) ? "kept" : "new";
  }

  private String sealed(TenantId tenant, String channel, ChannelSecret secret) {
    return channels
        .seal(tenant, channel, secret)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.CONFLICT,
                    "this server has no key to encrypt the secret with: its operator sets"
                        + " trimtab.secrets.key, the same on every server of the store"));
  }

  @DELETE
  @Path("/{name}")
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "deleteChannel",
      summary = "Removes a channel",
      description = "What loops still send to it is not delivered.")
  @APIResponse(responseCode = "204", description = "It is gone, and its secret with it.")
  @APIResponse(responseCode = "404", ref = "404")
  public Response delete(@PathParam("name") String name, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    String channel = checked(name);
    AuditEntry entry = auditor.entry(request, tenant, "channel.delete", channel, Map.of());
    if (!channels.delete(tenant, channel, entry)) {
      throw unknown();
    }
    return Response.noContent().build();
  }

  @POST
  @Path("/{name}/test")
  @Allowed(Scope.IMPROVEMENTS_WRITE)
  @Operation(
      operationId = "testChannel",
      summary = "Sends a test to a channel now, and says what came of it",
      description =
          "Once, without another try; a webhook gets the type test, GitHub an issue. Only so many"
              + " in a minute.")
  @APIResponse(
      responseCode = "200",
      description = "What came of it, whether it was taken or not.",
      content = @Content(schema = @Schema(implementation = ChannelTestOut.class)))
  @APIResponse(responseCode = "404", ref = "404")
  public ChannelTestOut test(@PathParam("name") String name, @Context RoutingContext request) {
    QueryParameters.none(request);
    TenantId tenant = TenantOfRequest.of(request);
    String channel = checked(name);
    if (channels.find(tenant, channel).isEmpty()) {
      throw unknown();
    }
    pace.take(tenant)
        .ifPresent(
            wait -> {
              throw new ProblemException(
                  ProblemKind.TOO_MANY_TESTS,
                  "the tenant has sent enough tests for a moment",
                  wait.plusSeconds(1));
            });
    String id = "test-" + UUID.randomUUID();
    return ChannelWire.test(id, sender.send(tenant, channel, Notice.test(id, clock.instant())));
  }

  private static ChannelOut out(Stored stored) {
    return ChannelWire.out(stored, Channels.settings(stored), null);
  }

  private static String checked(String name) {
    if (!Channel.isName(name)) {
      throw new InvalidInputException(
          "name",
          "must begin with a lower-case letter and go on with lower-case letters, digits and"
              + " hyphens, 63 at the most");
    }
    return name;
  }

  private static ProblemException unknown() {
    return new ProblemException(ProblemKind.NOT_FOUND, "no channel has that name");
  }
}
