package dev.trimtab.server.kill;

import dev.trimtab.server.Patience;
import dev.trimtab.server.ServerProcess;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client behind a balancer: it calls one node until that is killed, and goes on at the next one.
 */
final class RovingClient implements Runnable {
  private final Nodes nodes;
  private final String key;
  private final Ledger ledger;
  private final Pulse pulse;
  private final Random random;
  private final String name;
  private final AtomicBoolean stop;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /**
   * Who calls.
   *
   * @param name of this client
   * @param key of its tenant
   * @param ledger of its tenant
   */
  record Who(String name, String key, Ledger ledger) {}

  /**
   * @param pulse is told of each call that is acknowledged
   * @param stop ends it, once true
   */
  RovingClient(Nodes nodes, Who who, Pulse pulse, long seed, AtomicBoolean stop) {
    this.nodes = nodes;
    this.key = who.key();
    this.ledger = who.ledger();
    this.pulse = pulse;
    this.random = new Random(seed);
    this.name = who.name();
    this.stop = stop;
  }

  @Override
  public void run() {
    for (int visit = random.nextInt(nodes.count()); !stop.get(); visit++) {
      ServerProcess node = nodes.at(visit);
      TenantApi api = new TenantApi(node.uri(), key, pulse);
      new MixedLoad(api, ledger, random.nextLong(), name + "-" + visit, stop).run();
      seen.addAll(api.seen());
      if (!stop.get()) {
        Patience.await("only a node that is killed breaks off", () -> !node.isRunning());
        ledger.connectionLost();
      }
    }
  }

  /** What it was answered: each path with each of its statuses. */
  Set<String> seen() {
    return seen;
  }
}
