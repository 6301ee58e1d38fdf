package dev.trimtab.outcome;

import java.time.Duration;

/** Told what the recorder does, for metrics. Called on its threads: must be quick, never throw. */
public interface RecorderObserver {
  /** Hears nothing. */
  RecorderObserver NONE =
      new RecorderObserver() {
        @Override
        public void committed(int events, Duration took) {}

        @Override
        public void failed(StorageException.Kind kind, int events) {}

        @Override
        public void queueFull(int events) {}
      };

  /** A group of that many events went through the store, duplicates included. */
  void committed(int events, Duration took);

  /** A group failed and its callers were told so. */
  void failed(StorageException.Kind kind, int events);

  /** Events were turned away because their tenant's queue was full. */
  void queueFull(int events);
}
