package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.count.HttpRequestName;
import dev.airlock.bench.count.WireTap;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.scan.ServiceChain.Uploaded;
import dev.airlock.sandbox.ports.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the worker asks of S3, webhook and SQS for one clean file out of a backlog.
record WorkerRequests(ServiceChain chain) {
  private static final int FILES = 600;
  private static final long SIZE = 10 * KB;

  List<Figure> measure() throws Exception {
    Lab lab = chain.lab();
    try (WireTap s3 = lab.add(new WireTap(lab.port(Part.S3)));
        WireTap webhook = lab.add(new WireTap(lab.port(Part.WEBHOOK)));
        WireTap sqs = lab.add(new WireTap(lab.port(Part.SQS)));
        ServiceProcess worker =
            lab.startService(
                Part.SCAN_WORKER,
                Lab.FLAGS,
                Map.of(
                    "SPRING_CLOUD_AWS_S3_ENDPOINT", s3.url(),
                    "AIRLOCK_WEBHOOK_URL", webhook.url(),
                    "SPRING_CLOUD_AWS_SQS_ENDPOINT", sqs.url()))) {
      Backlog backlog = new Backlog(chain, worker);
      List<Uploaded> files = backlog.pile(FILES, SIZE);
      List.of(s3, webhook, sqs).forEach(WireTap::drain);
      backlog.drain(files, "counting requests for " + Sizes.text(FILES, SIZE));
      QueueDepth.awaitEmpty(lab);
      List<Figure> figures = new ArrayList<>();
      figures.addAll(figures("S3", HttpRequestName.s3(s3), FILES, 3));
      figures.addAll(figures("webhook", HttpRequestName.methods(webhook), FILES, 2));
      figures.addAll(figures("SQS", HttpRequestName.sqs(sqs), FILES, 0.3));
      return figures;
    }
  }

  static List<Figure> figures(String to, List<String> names, int files, double goal) {
    String each =
        HttpRequestName.counted(names).entrySet().stream()
            .map(kind ->
                String.format(
                    Locale.ROOT, "%.2f %s", (double) kind.getValue() / files, kind.getKey()))
            .collect(Collectors.joining(", "));
    return List.of(
        Figure.atMost(to, (double) names.size() / files, "", goal),
        Figure.of("  of these", each));
  }
}
