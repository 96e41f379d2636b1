package dev.airlock.bench.scan;

import static dev.airlock.bench.scan.Sizes.KB;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.wire.CountingProxy;
import dev.airlock.bench.wire.HttpRequests;
import dev.airlock.bench.wire.ObjectRequest;
import dev.airlock.bench.wire.Tally;
import dev.airlock.cli.system.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What the worker asks of S3, webhook and SQS for one clean file out of a backlog, counted by
/// proxies on the way to them.
final class RequestCounts {
  private static final int FILES = 600;
  private static final long SIZE = 10 * KB;
  private static final double GOAL_S3 = 3;
  private static final double GOAL_WEBHOOK = 2;
  private static final double GOAL_SQS = 0.3;

  private final Chain chain;
  private final Tally s3 = new Tally();
  private final Tally webhook = new Tally();
  private final Tally sqs = new Tally();

  RequestCounts(Chain chain) {
    this.chain = chain;
  }

  List<Figure> measure() throws Exception {
    try (CountingProxy objects = before(Part.S3, s3);
        CountingProxy results = before(Part.WEBHOOK, webhook);
        CountingProxy queues = before(Part.SQS, sqs);
        ServiceProcess worker = chain.startWorker(Jvm.FLAGS, settings(objects, results, queues))) {
      Backlog backlog = new Backlog(chain, worker);
      List<Uploaded> files = backlog.pile(FILES, SIZE);
      List.of(s3, webhook, sqs).forEach(Tally::drain);
      backlog.drain(files, "counting requests for " + Sizes.text(FILES, SIZE));
      new Queue(chain.lab().ports()).awaitEmpty();
      List<Figure> figures = new ArrayList<>();
      figures.addAll(figures("S3", s3, ObjectRequest::kind, GOAL_S3));
      figures.addAll(figures("webhook", webhook, RequestCounts::method, GOAL_WEBHOOK));
      figures.addAll(figures("SQS", sqs, RequestCounts::action, GOAL_SQS));
      return figures;
    }
  }

  private CountingProxy before(Part part, Tally tally) throws Exception {
    return chain
        .lab()
        .add(CountingProxy.before(chain.lab().ports().of(part), () -> new HttpRequests(tally)));
  }

  private static Map<String, String> settings(
      CountingProxy objects, CountingProxy results, CountingProxy queues) {
    return Map.of(
        "SPRING_CLOUD_AWS_S3_ENDPOINT", objects.address(),
        "AIRLOCK_WEBHOOK_URL", results.address(),
        "SPRING_CLOUD_AWS_SQS_ENDPOINT", queues.address());
  }

  private static List<Figure> figures(
      String to, Tally tally, UnaryOperator<String> kind, double goal) {
    Requests requests = new Requests(tally.drain().stream().map(kind).toList(), FILES);
    return List.of(
        Figure.atMost(to, requests.perFile(), "", goal), Figure.of("  of these", requests.text()));
  }

  private static String method(String request) {
    return request.substring(0, request.indexOf(' '));
  }

  // "AmazonSQS.ReceiveMessage"
  private static String action(String target) {
    return target.substring(target.indexOf('.') + 1);
  }
}
