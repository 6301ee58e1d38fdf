package dev.trimtab.cli.demo;

import static java.util.Objects.requireNonNull;

import dev.trimtab.cli.screen.Style;
import dev.trimtab.client.ClientSettings;
import dev.trimtab.client.DashboardFilter;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.KeyIn;
import dev.trimtab.client.TrimtabClient;
import dev.trimtab.client.TrimtabException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demonstration: fills a running server with a simulated fleet and goes on producing.
 *
 * <pre>{@code
 * try (Demo demo = new Demo(ClientSettings.of(url, operatorKey, null), clock, out, style)) {
 *   demo.run(Duration.ofSeconds(1)); // until the thread is interrupted
 * }
 * }</pre>
 *
 * <p>Makes a key for each tenant with the operator's key, and sends each tenant's events with that
 * tenant's own. A tenant that has events already keeps them and gets no second history. Used by one
 * thread.
 */
public final class Demo implements AutoCloseable {
  /** So that two demonstrations at the same moment show the same. */
  private static final long SEED = 20_260_101;

  private static final int BATCH = 2_000;

  /** What people type to run a command; a launcher that is called otherwise says so. */
  private static final String LAUNCHER = System.getProperty("dev.trimtab.launcher", "./trimtab");

  private final ClientSettings operator;
  private final InstantSource clock;
  private final DemoScreen screen;
  private final FleetSimulator simulator;
  private final Map<String, TrimtabClient> tenants = new LinkedHashMap<>();

  /**
   * A demonstration that has not begun; its history ends now.
   *
   * @param operator where the server is, and a key that may make keys for any tenant
   * @param out told what happens, for people
   * @param style of the terminal behind {@code out}
   */
  public Demo(ClientSettings operator, InstantSource clock, PrintWriter out, Style style) {
    this.operator = operator;
    this.clock = clock;
    this.screen = new DemoScreen(out, style);
    this.simulator = new FleetSimulator(SEED, clock.instant());
  }

  /**
   * Fills the server, says how to look at it, and sends live runs.
   *
   * @param pace the time between two live runs
   * @throws InterruptedException when the thread is interrupted, which is how it ends
   * @throws TrimtabException where the server refuses the keys or the history
   */
  public void run(Duration pace) throws InterruptedException {
    fill();
    live(pace);
  }

  /** Makes the keys, writes the history, and says how to look at it. */
  public void fill() {
    screen.banner();
    for (String tenant : simulator.tenants()) {
      String key = key(tenant);
      TrimtabClient client = new TrimtabClient(settings(tenant, key));
      tenants.put(tenant, client);
      screen.filled(tenant, history(client, tenant), key);
    }
    explain();
  }

  /** Sends live runs until the thread is interrupted; what the server refuses is passed over. */
  public void live(Duration pace) throws InterruptedException {
    while (true) {
      Thread.sleep(pace);
      Instant now = clock.instant();
      FleetSimulator.LiveRun run = simulator.live(now);
      try {
        clientOf(run.tenant()).recordAll(run.events());
        screen.live(now, run);
      } catch (TrimtabException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        screen.trouble("A simulated run was not recorded. " + e.getMessage());
      }
    }
  }

  private TrimtabClient clientOf(String tenant) {
    return requireNonNull(tenants.get(tenant), "fill() comes first");
  }

  private String key(String tenant) {
    try (TrimtabClient client = new TrimtabClient(operator)) {
      List<String> scopes = List.of("outcomes:read", "outcomes:write");
      return client.createKey(new KeyIn(tenant, "demo", scopes, null)).key();
    }
  }

  private ClientSettings settings(String tenant, String key) {
    return new ClientSettings(
        operator.url(),
        key,
        tenant,
        operator.connectTimeout(),
        operator.timeout(),
        operator.retry());
  }

  private long history(TrimtabClient client, String tenant) {
    long before = client.dashboard(DashboardFilter.ALL).summary().totalEvents();
    if (before > 0) {
      return before;
    }
    long sent = 0;
    Iterator<EventIn> events = simulator.history(tenant);
    while (events.hasNext()) {
      List<EventIn> batch = new ArrayList<>(BATCH);
      while (events.hasNext() && batch.size() < BATCH) {
        batch.add(events.next());
      }
      sent += client.recordAll(batch).accepted();
      screen.filling(tenant, sent);
    }
    surroundings(client, tenant);
    return sent;
  }

  /** What stands beside the events: changes on the time line, and where the domains run. */
  private void surroundings(TrimtabClient client, String tenant) {
    simulator.markers(tenant).forEach(client::addMarker);
    simulator.settings(tenant).forEach(client::putDomain);
  }

  private void explain() {
    String victim = simulator.tenantOfRegression();
    Regression regression = simulator.regression();
    screen.regression(victim, regression);
    String key = requireNonNull(clientOf(victim).settings().key(), "made with one");
    screen.tryThis(LAUNCHER, operator.url(), key, regression.domain());
  }

  @Override
  public void close() {
    screen.end();
    tenants.values().forEach(TrimtabClient::close);
  }
}
