package dev.airlock.sandbox.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// An SQS server on 127.0.0.1 that keeps its messages in memory and checks no signatures.
public final class SqsServer implements AutoCloseable {

  private static final String ACCOUNT = "000000000000";
  // Its own shutdown hook would end it before those who use it.
  private static final Config SETTINGS =
      ConfigFactory.parseMap(
          Map.of(
              "pekko.stdout-loglevel", "OFF",
              "pekko.loglevel", "WARNING",
              "pekko.loggers", List.of("org.apache.pekko.event.slf4j.Slf4jLogger"),
              "pekko.jvm-shutdown-hooks", "off",
              "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off"));

  private final ActorSystem actors;
  private final SQSRestServer server;
  private final SqsClient client;

  private SqsServer(ActorSystem actors, SQSRestServer server, SqsClient client) {
    this.actors = actors;
    this.server = server;
    this.client = client;
  }

  public static SqsServer start(int port, String region) {
    ActorSystem actors = ActorSystem.create("sqs", SETTINGS.withFallback(ConfigFactory.load()));
    SQSRestServer server =
        SQSRestServerBuilder.withActorSystem(actors)
            .withInterface("127.0.0.1")
            .withPort(port)
            .withServerAddress(new NodeAddress("http", "127.0.0.1", port, ""))
            .withAWSRegion(region)
            .withAWSAccountId(ACCOUNT)
            .start();
    server.waitUntilStarted();
    return new SqsServer(actors, server, client(endpoint(port), region, Duration.ofSeconds(10)));
  }

  public static URI endpoint(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// A client for this server; whoever asks closes it.
  ///
  /// @param patience the most a call may take
  public static SqsClient client(URI endpoint, String region, Duration patience) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> configuration.apiCallTimeout(patience))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .build();
  }

  /// A client of this server, closed with it.
  public SqsClient client() {
    return client;
  }

  public void send(String queueUrl, String body) {
    client.sendMessage(message -> message.queueUrl(queueUrl).messageBody(body));
  }

  @Override
  public void close() {
    client.close();
    server.stopAndWait();
    actors.terminate();
  }
}
