package dev.trimtab.client;

import java.time.Duration;

/** Told how an {@link EventFollower} fares. Called on the thread that follows. */
public interface FollowObserver {
  /** Hears nothing. */
  FollowObserver NONE =
      new FollowObserver() {
        @Override
        public void lost(String why, Duration retryIn) {}

        @Override
        public void found() {}
      };

  /** The connection is gone, or could not be made again; there will be another attempt. */
  void lost(String why, Duration retryIn);

  /** There is a connection again. */
  void found();
}
