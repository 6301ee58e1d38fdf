package dev.trimtab.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the server acknowledged to one tenant, and what it refused: to be held against the store.
 */
final class Ledger {
  private final ConcurrentMap<String, Double> acknowledged = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Double> unanswered = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Double> lost = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** The server said that it is stored. */
  void acknowledge(String id, double value) {
    unanswered.remove(id);
    lost.remove(id);
    acknowledged.put(id, value);
  }

  /** Sent under a caller's id, with no answer yet: may be stored, once. */
  void send(String id, double value) {
    if (!acknowledged.containsKey(id)) {
      unanswered.put(id, value);
    }
  }

  /** The server said that it is not stored. */
  void refuse(String id) {
    unanswered.remove(id);
    refused.add(id);
  }

  /** The server died: what had no answer yet will have none. */
  void connectionLost() {
    lost.putAll(unanswered);
    unanswered.clear();
  }

  /** Events sent under a caller's id whose answer was lost: a client sends them again. */
  Map<String, Double> lost() {
    return lost;
  }

  Map<String, Double> acknowledged() {
    return acknowledged;
  }

  /** Holds what the server lists, by id, against what it said. */
  void verify(Map<String, Double> stored) {
    assertThat(stored).containsAllEntriesOf(acknowledged);
    assertThat(stored.keySet()).doesNotContainAnyElementsOf(refused);
  }
}
