package dev.airlock.bench.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.count.HttpRequestName;
import dev.airlock.bench.count.StatementLog;
import dev.airlock.bench.count.WireTap;
import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProcess;
import dev.airlock.bench.load.ApiClient;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.ports.Part;
import dev.airlock.sandbox.postgres.PostgresServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// What one call of each kind asks of PostgreSQL, S3 and SQS.
record CallCosts(Lab lab) {
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

  List<Figure> measure() throws Exception {
    try (StatementLog statements = new StatementLog(lab);
        WireTap database = lab.add(new WireTap(lab.port(Part.POSTGRESQL)));
        WireTap s3 = lab.add(new WireTap(lab.port(Part.S3)));
        WireTap sqs = lab.add(new WireTap(lab.port(Part.SQS)));
        ServiceProcess api =
            lab.startService(
                Part.UPLOAD_API,
                Lab.FLAGS,
                Map.of(
                    "SPRING_DATASOURCE_URL",
                    PostgresServer.jdbcUrl(database.port(), NamespaceLayout.standard().database()),
                    "SPRING_CLOUD_AWS_S3_ENDPOINT",
                    s3.url(),
                    "SPRING_CLOUD_AWS_SQS_ENDPOINT",
                    sqs.url()));
        HttpClient http = HttpClient.newHttpClient()) {
      ApiClient client = new ApiClient(http, api.address(), lab.tokens(1).getFirst());
      Counters counters = new Counters(statements, database, s3, sqs);
      return lab.call("counting round trips", () -> figures(client, counters));
    }
  }

  private List<Figure> figures(ApiClient client, Counters counters) throws Exception {
    Callable<String> none = () -> "";
    Callable<String> pending =
        () -> client.initiate("post", WORDS.length).get("fileId").stringValue();
    Callable<String> uploaded =
        () -> client.upload(WORDS.length, BodyPublishers.ofByteArray(WORDS));
    Callable<String> clean = () -> CleanFiles.settle(lab, uploaded.call());
    return List.of(
        counters.cost("initiate, post", none, _ -> client.initiate("post", WORDS.length)),
        counters.cost("initiate, put", none, _ -> client.initiate("put", WORDS.length)),
        counters.cost("initiate, multipart", none, _ -> client.initiate("multipart", SEVERAL_PARTS)),
        counters.cost("complete (after a put)", uploaded, id -> complete(client, id)),
        counters.cost("show", pending, id -> client.get("/files/" + id)),
        counters.cost("list " + LISTED, none, _ -> client.get("/files?limit=" + LISTED)),
        counters.cost("download", clean, id -> client.get("/files/" + id + "/download")),
        counters.cost("delete", clean, id -> client.delete("/files/" + id)),
        counters.cost(
            "delete, hard", clean, id -> client.delete("/files/" + id + "?hardDelete=true")),
        counters.cost("POST /files, 14 bytes", none, _ -> postForm(client)));
  }

  private record Counters(StatementLog statements, WireTap database, WireTap s3, WireTap sqs) {

    Figure cost(String what, Callable<String> preparation, Call call) throws Exception {
      List<CallCost> costs = new ArrayList<>();
      for (int i = 0; i < REPETITIONS; i++) {
        String file = preparation.call();
        drain();
        call.make(file);
        costs.add(drain());
      }
      return Figure.of(what, CallCost.usual(costs).text());
    }

    private CallCost drain() throws IOException {
      return new CallCost(
          statements.drain(),
          database.drain().size(),
          HttpRequestName.counted(HttpRequestName.s3(s3)),
          HttpRequestName.counted(HttpRequestName.sqs(sqs)));
    }
  }

  private static void complete(ApiClient client, String fileId) throws Exception {
    client.post("/files/upload/complete", "application/json", "{\"fileId\":\"" + fileId + "\"}");
  }

  private static void postForm(ApiClient client) throws Exception {
    LargeForm.requireAccepted(
        client.post("/files", "multipart/form-data; boundary=b", FORM).toString());
  }
}
