package dev.airlock.bench.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.count.RequestCounts;
import dev.airlock.bench.count.StatementLog;
import dev.airlock.bench.count.Taps;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.ApiClient;
import dev.airlock.cli.system.Part;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What one call of each kind asks of PostgreSQL, S3 and SQS.
record CallCosts(ApiClient client, StatementLog statements, Taps taps) {
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

  private interface Call {
    void make(String fileId) throws Exception;
  }

  static List<Figure> measure(Lab lab) throws Exception {
    Taps taps = new Taps(lab, Part.POSTGRESQL, Part.S3, Part.SQS);
    try (StatementLog statements = new StatementLog(lab);
        ServiceProcess api = lab.startService(Part.UPLOAD_API, Lab.FLAGS, taps.settings());
        HttpClient http = HttpClient.newHttpClient()) {
      ApiClient client = new ApiClient(http, api.address(), lab.tokens(1).getFirst());
      CallCosts costs = new CallCosts(client, statements, taps);
      return lab.call("counting round trips", () -> costs.figures(lab));
    }
  }

  private List<Figure> figures(Lab lab) throws Exception {
    Callable<String> none = () -> "";
    Callable<String> pending =
        () -> client.initiate("post", WORDS.length).get("fileId").stringValue();
    Callable<String> uploaded =
        () -> client.upload(WORDS.length, BodyPublishers.ofByteArray(WORDS));
    Callable<String> clean = () -> CleanFiles.makeClean(lab, uploaded.call());
    return List.of(
        cost("initiate, post", none, _ -> client.initiate("post", WORDS.length)),
        cost("initiate, put", none, _ -> client.initiate("put", WORDS.length)),
        cost("initiate, multipart", none, _ -> client.initiate("multipart", SEVERAL_PARTS)),
        cost("complete (after a put)", uploaded, client::complete),
        cost("show", pending, id -> client.get("/files/" + id)),
        cost("list " + LISTED, none, _ -> client.get("/files?limit=" + LISTED)),
        cost("download", clean, id -> client.get("/files/" + id + "/download")),
        cost("delete", clean, id -> client.delete("/files/" + id)),
        cost("delete, hard", clean, id -> client.delete("/files/" + id + "?hardDelete=true")),
        cost("POST /files, 14 bytes", none, _ -> postForm()));
  }

  private void postForm() throws Exception {
    VideoForm.requireAccepted(
        client.post("/files", "multipart/form-data; boundary=b", FORM).toString());
  }

  // The most frequent cost: others include background work, such as the
  // service's check of its dependencies every two seconds.
  private Figure cost(String what, Callable<String> preparation, Call call) throws Exception {
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < REPETITIONS; i++) {
      String file = preparation.call();
      drain();
      call.make(file);
      costs.add(drain());
    }
    Cost usual =
        costs.stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    return Figure.of(what, usual.text());
  }

  private Cost drain() throws Exception {
    return new Cost(
        statements.drain(),
        taps.drain(Part.POSTGRESQL).size(),
        taps.requests(Part.S3),
        taps.requests(Part.SQS));
  }

  /// What one call asked.
  ///
  /// @param statements the SQL, transactions' `BEGIN` and `COMMIT` included
  /// @param roundTrips how often it waited for PostgreSQL
  private record Cost(
      List<String> statements, int roundTrips, RequestCounts s3, RequestCounts sqs) {

    /// For people.
    String text() {
      long bounds =
          statements.stream()
              .filter(sql -> sql.startsWith("BEGIN") || sql.equals("COMMIT"))
              .count();
      return "%d statements%s in %d round trips; S3: %s; SQS: %s"
          .formatted(
              statements.size() - bounds,
              bounds == 0 ? "" : " and %d BEGIN, COMMIT".formatted(bounds),
              roundTrips,
              listed(s3),
              listed(sqs));
    }

    private static String listed(RequestCounts requests) {
      return requests.kinds().isEmpty()
          ? "none"
          : requests.kinds().entrySet().stream()
              .map(kind -> kind.getValue() + " " + kind.getKey())
              .collect(Collectors.joining(", "));
    }
  }
}
