package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.count.RequestCounts;
import dev.airlock.bench.count.Taps;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import dev.airlock.cli.system.Part;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the worker asks of S3, webhook and SQS for one clean file out of a backlog.
record WorkerRequests(ServiceChain chain) {
  private static final int FILES = 600;
  private static final long SIZE = 10 * KB;

  List<Figure> measure() throws Exception {
    Lab lab = chain.lab();
    Taps taps = new Taps(lab, Part.S3, Part.WEBHOOK, Part.SQS);
    try (ServiceProcess worker = lab.startService(Part.SCAN_WORKER, Lab.FLAGS, taps.settings())) {
      Backlog backlog = new Backlog(chain, worker);
      List<Uploaded> files = backlog.pile(FILES, SIZE);
      List.of(Part.S3, Part.WEBHOOK, Part.SQS).forEach(taps::drain);
      backlog.drain(files, "counting requests for " + Sizes.text(FILES, SIZE));
      QueueDepth.awaitEmpty(lab);
      return Stream.of(
              figures("S3", taps.requests(Part.S3), FILES, 3),
              figures("webhook", taps.requests(Part.WEBHOOK), FILES, 2),
              figures("SQS", taps.requests(Part.SQS), FILES, 0.3))
          .flatMap(List::stream)
          .toList();
    }
  }

  static List<Figure> figures(String to, RequestCounts requests, int files, double goal) {
    String each =
        requests.kinds().entrySet().stream()
            .map(kind ->
                String.format(
                    Locale.ROOT, "%.2f %s", (double) kind.getValue() / files, kind.getKey()))
            .collect(Collectors.joining(", "));
    return List.of(
        Figure.atMost(to, (double) requests.all() / files, "", goal),
        Figure.of("  of these", each));
  }
}
