package dev.trimtab.storage.sql.append;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of names that are committed and never change, the most recently used in memory.
 * Thread-safe.
 */
final class CommittedIds<K> {
  private static final float LOAD_FACTOR = 0.75f;

  private final int capacity;
  private final Map<K, Long> ids =
      new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
          return size() > capacity;
        }
      };

  CommittedIds(int capacity) {
    this.capacity = capacity;
  }

  synchronized @Nullable Long get(K name) {
    return ids.get(name);
  }

  synchronized void put(K name, long id) {
    ids.put(name, id);
  }
}
