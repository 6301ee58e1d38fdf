package dev.trimtab.storage.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several who do something at the same time, as nodes of one store do. */
final class Race {
  private Race() {}

  /** Lets all begin at the same moment, and returns what each of them got. */
  static <T> List<T> of(int racers, IntFunction<T> run) throws Exception {
    CyclicBarrier start = new CyclicBarrier(racers);
    List<Future<T>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
      for (int racer = 0; racer < racers; racer++) {
        int number = racer;
        Callable<T> one =
            () -> {
              start.await();
              return run.apply(number);
            };
        running.add(threads.submit(one));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }
}
