package dev.airlock.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes messages out of the queue of S3's events, so that nobody ever gets them.
record SwallowedEvents(String sqs) {
  private static final String QUEUE = "airlock-object-created";
  private static final JsonMapper JSON = new JsonMapper();

  /// Swallows what is in the queue now.
  ///
  /// @return whether an event of that file was among it
  boolean swallow(String file) throws IOException, InterruptedException {
    String queue = call("GetQueueUrl", Map.of("QueueName", QUEUE)).get("QueueUrl").stringValue();
    JsonNode messages =
        call("ReceiveMessage", Map.of("QueueUrl", queue, "MaxNumberOfMessages", 10))
            .path("Messages");
    boolean found = false;
    for (JsonNode message : messages) {
      call(
          "DeleteMessage",
          Map.of("QueueUrl", queue, "ReceiptHandle", message.get("ReceiptHandle").stringValue()));
      found |= message.get("Body").stringValue().contains(file);
    }
    return found;
  }

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
  private JsonNode call(String action, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sqs))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer = http.send(request, BodyHandlers.ofString()).body();
      return answer.isEmpty() ? JSON.nullNode() : JSON.readTree(answer);
    }
  }
}
