package dev.trimtab.benchmarks.change;

import dev.trimtab.benchmarks.data.DataException;
import dev.trimtab.benchmarks.data.Gathered;
import dev.trimtab.benchmarks.data.MarkedFile;
import dev.trimtab.benchmarks.data.NabFolder;
import dev.trimtab.benchmarks.data.RsFolder;
import dev.trimtab.benchmarks.data.TcpdFolder;
import dev.trimtab.stat.HistoryPartitioner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Data of others, as the command line names them. */
final class ChangeData {
  @Option(
      names = "--tcpd",
      paramLabel = "DIR",
      description = {
        "Annotated series: annotations.json and a NAME.json for each, as in the Turing change",
        "point dataset."
      })
  private @Nullable Path tcpd;

  @Option(
      names = "--nab",
      paramLabel = "DIR",
      description = {
        "Series with labelled windows: windows.json (or combined_windows.json) and the files of",
        "timestamp,value that it names, as in the Numenta anomaly benchmark."
      })
  private @Nullable Path nab;

  @Option(
      names = "--rs",
      paramLabel = "DIR",
      description = {
        "Cases with known causes: anomaly.yaml and a NAME.csv for each, with min, value, cnt and",
        "dimensions, as of RobustSpot."
      })
  private @Nullable Path rs;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = {
        "Series with known changes: series,index,value,change, with a change of 1 at the first",
        "sample after one. Values of nothing but 0 and 1 are outcomes, others scores."
      })
  private @Nullable Path csv;

  private final List<String> leftOut = new ArrayList<>();

  /** What was named but could not be measured, and why; known once {@link #measure} is done. */
  List<String> leftOut() {
    return leftOut;
  }

  /** Every figure of the data that were named. */
  List<ChangeFigure> measure() throws DataException, IOException {
    List<ChangeFigure> figures = new ArrayList<>();
    if (tcpd != null) {
      figures.addAll(
          new Histories(items(TcpdFolder.read(tcpd, HistoryPartitioner.MOST))).measure());
    }
    if (nab != null) {
      figures.addAll(new Windows(items(NabFolder.read(nab))).measure());
    }
    if (rs != null) {
      figures.addAll(new Causes(items(RsFolder.read(rs))).measure());
    }
    if (csv != null) {
      figures.addAll(new MarkedChanges(MarkedFile.read(csv)).measure());
    }
    return figures;
  }

  private <T> List<T> items(Gathered<T> gathered) {
    leftOut.addAll(gathered.leftOut());
    return gathered.items();
  }
}
