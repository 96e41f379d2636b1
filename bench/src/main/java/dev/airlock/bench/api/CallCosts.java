package dev.airlock.bench.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.client.Caller;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Jvm;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.wire.CountingProxy;
import dev.airlock.bench.wire.HttpRequests;
import dev.airlock.bench.wire.ObjectRequest;
import dev.airlock.bench.wire.PostgresMessages;
import dev.airlock.bench.wire.Tally;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.postgres.PostgresServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/// What one call of each kind asks of PostgreSQL, S3 and SQS, counted by proxies on the way to
/// them.
final class CallCosts {
  private static final int REPETITIONS = 15;
  private static final int LISTED = 20;
  private static final long SEVERAL_PARTS = 20_000_000;
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  private static final String FORM =
      """
      --b\r
      Content-Disposition: form-data; name="profile"\r
      \r
      document\r
      --b\r
      Content-Disposition: form-data; name="file"; filename="words.txt"\r
      Content-Type: text/plain\r
      \r
      harmless words\r
      --b--\r
      """;

  private final Lab lab;
  private final CleanFiles cleanFiles;
  private final Tally statements = new Tally();
  private final Tally roundTrips = new Tally();
  private final Tally s3 = new Tally();
  private final Tally sqs = new Tally();

  CallCosts(Lab lab) {
    this.lab = lab;
    this.cleanFiles = new CleanFiles(lab);
  }

  private interface Call {
    void make(String fileId) throws Exception;
  }

  List<Figure> measure() throws Exception {
    try (CountingProxy database =
            before(Part.POSTGRESQL, () -> new PostgresMessages(statements, roundTrips));
        CountingProxy objects = before(Part.S3, () -> new HttpRequests(s3));
        CountingProxy queues = before(Part.SQS, () -> new HttpRequests(sqs));
        ServiceProcess api =
            lab.startService(Part.UPLOAD_API, Jvm.FLAGS, settings(database, objects, queues));
        HttpClient http = HttpClient.newHttpClient()) {
      Caller caller = new Caller(http, api.address(), lab.tokens(1).getFirst());
      return lab.steps().step("counting round trips", () -> figures(caller));
    }
  }

  private CountingProxy before(
      Part part, java.util.function.Supplier<dev.airlock.bench.wire.Forwarding> forwardings)
      throws Exception {
    return lab.add(CountingProxy.before(lab.ports().of(part), forwardings));
  }

  private static Map<String, String> settings(
      CountingProxy database, CountingProxy objects, CountingProxy queues) {
    return Map.of(
        "SPRING_DATASOURCE_URL",
        PostgresServer.jdbcUrl(database.port(), NamespaceLayout.standard().database()),
        "SPRING_CLOUD_AWS_S3_ENDPOINT",
        objects.address(),
        "SPRING_CLOUD_AWS_SQS_ENDPOINT",
        queues.address());
  }

  private List<Figure> figures(Caller caller) throws Exception {
    Callable<String> none = () -> "";
    Callable<String> pending = () -> id(caller.announce("post", WORDS.length));
    Callable<String> uploaded = () -> uploaded(caller);
    Callable<String> clean = () -> settled(uploaded(caller));
    List<Figure> figures = new ArrayList<>();
    figures.add(cost("initiate, post", none, _ -> caller.announce("post", WORDS.length)));
    figures.add(cost("initiate, put", none, _ -> caller.announce("put", WORDS.length)));
    figures.add(
        cost("initiate, multipart", none, _ -> caller.announce("multipart", SEVERAL_PARTS)));
    figures.add(cost("complete (after a put)", uploaded, id -> complete(caller, id)));
    figures.add(cost("show", pending, id -> caller.get("/files/" + id)));
    figures.add(cost("list " + LISTED, none, _ -> caller.get("/files?limit=" + LISTED)));
    figures.add(cost("download", clean, id -> caller.get("/files/" + id + "/download")));
    figures.add(cost("delete", clean, id -> caller.delete("/files/" + id)));
    figures.add(
        cost("delete, hard", clean, id -> caller.delete("/files/" + id + "?hardDelete=true")));
    figures.add(cost("POST /files, 14 bytes", none, _ -> postForm(caller)));
    return figures;
  }

  private Figure cost(String what, Callable<String> preparation, Call call) throws Exception {
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < REPETITIONS; i++) {
      String file = preparation.call();
      drained();
      call.make(file);
      costs.add(drained());
    }
    return Figure.of(what, Cost.usual(costs).text());
  }

  private Cost drained() {
    return new Cost(
        statements.drain(),
        roundTrips.drain().size(),
        s3.drain().stream().map(ObjectRequest::kind).toList(),
        sqs.drain().stream().map(CallCosts::action).toList());
  }

  private static String action(String target) {
    return target.substring(target.indexOf('.') + 1);
  }

  private static String id(JsonNode answer) {
    return answer.get("fileId").stringValue();
  }

  private static String uploaded(Caller caller) throws Exception {
    JsonNode announced = caller.announce("put", WORDS.length);
    caller.put(announced.get("upload"), BodyPublishers.ofByteArray(WORDS));
    return id(announced);
  }

  private String settled(String fileId) throws Exception {
    cleanFiles.settle(fileId);
    return fileId;
  }

  private static void complete(Caller caller, String fileId) throws Exception {
    caller.post("/files/upload/complete", Map.of("fileId", fileId));
  }

  private static void postForm(Caller caller) throws Exception {
    JsonNode answer =
        caller.post(
            "/files", "multipart/form-data; boundary=b", BodyPublishers.ofString(FORM, UTF_8));
    FormAnswer.requireAccepted(answer.toString());
  }
}
