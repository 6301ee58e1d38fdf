package dev.trimtab.storage.sql.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of names that are committed, the most recently used in memory. Only what never changes
 * may stand here, or what is checked where it is used: other nodes write too. Thread-safe.
 */
public final class CommittedIds<K> {
  private static final float LOAD_FACTOR = 0.75f;

  private final int capacity;
  private final Map<K, Long> ids =
      new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
          return size() > capacity;
        }
      };

  public CommittedIds(int capacity) {
    this.capacity = capacity;
  }

  public synchronized @Nullable Long get(K name) {
    return ids.get(name);
  }

  public synchronized void put(K name, long id) {
    ids.put(name, id);
  }

  public synchronized void forgetAll() {
    ids.clear();
  }

  public synchronized void forget(K name) {
    ids.remove(name);
  }
}
