package dev.airlock.bench.scan;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.CpuTimes;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.Backlog.Drained;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What it costs to look into archives, beside clamd's own work: the worker's processor time for
/// them, less that for texts of the same size, which hold nothing.
record Archives(ServiceChain chain, ServiceProcess worker) {
  private static final double GOAL_PERCENT = 25;

  List<Figure> measure() throws Exception {
    Path folder = Files.createDirectory(chain.lab().file("archives"));
    List<Figure> figures = new ArrayList<>();
    figures.addAll(of(Archive.ofDocuments(folder), 40));
    figures.addAll(of(Archive.largeDocument(folder), 8));
    return figures;
  }

  private List<Figure> of(Archive archive, int count) throws Exception {
    Backlog backlog = new Backlog(chain, worker);
    String what = "%d times %s".formatted(count, archive.what());
    Drained archives =
        backlog.drain(
            backlog.pile(
                "uploading " + what,
                () -> chain.upload(count, archive.file(), archive.contentType())),
            "scanning " + what);
    long size = Files.size(archive.file());
    Drained texts = backlog.drain(backlog.pile(count, size), "scanning " + Sizes.text(count, size));
    double millis = archives.millisPerFile(worker.name());
    double ofText = texts.millisPerFile(worker.name());
    double clamd = archives.millisPerFile(CpuTimes.CLAMD);
    return List.of(
        Figure.atMost(
            "archives: the second look costs, of clamd's time, for " + archive.what(),
            Math.max(0, millis - ofText) / clamd * 100,
            "%",
            GOAL_PERCENT),
        Figure.of("  worker", millis, "ms"),
        Figure.of("  worker for a text of %s".formatted(Sizes.text(size)), ofText, "ms"),
        Figure.of("  clamd", clamd, "ms"),
        Figure.of("  archives a second", archives.filesPerSecond(), "/s"));
  }
}
