package dev.trimtab.benchmarks.load;

import java.util.List;

/**
 * What one measurement found.
 *
 * @param title of the measurement
 * @param method how it was measured, in a few sentences
 * @param figures what came out
 * @param notes what else a reader needs to judge them
 */
record Section(String title, String method, List<Figure> figures, List<String> notes) {
  Section {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }
}
