package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/// Credentials of a role, which STS gives for an hour at a time.
class SigningCredentialsIT {
  private static final Duration SESSION = Duration.ofHours(1);

  private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final AtomicInteger sessions = new AtomicInteger();
  private volatile Instant expiry = start.plus(SESSION);
  private HttpServer sts;
  private StsClient client;
  private StsAssumeRoleCredentialsProvider provider;

  @BeforeEach
  void listen() throws IOException {
    sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    sts.createContext(
        "/",
        exchange -> {
          byte[] answer = credentials(sessions.incrementAndGet(), expiry);
          exchange.getResponseHeaders().set("Content-Type", "text/xml");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    sts.start();
    client =
        StsClient.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .endpointOverride(URI.create("http://127.0.0.1:" + sts.getAddress().getPort()))
            .build();
    provider =
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(client)
            .refreshRequest(role ->
                role.roleArn("arn:aws:iam::123456789012:role/airlock").roleSessionName("test"))
            .build();
  }

  @AfterEach
  void stop() {
    provider.close();
    client.close();
    sts.stop(0);
  }

  @Test
  void areRenewedWhenLessThanTheAskedTimeIsLeft() {
    SigningCredentials credentials = new SigningCredentials(provider);
    assertThat(credentials.lasting(Duration.ofMinutes(50), start).accessKeyId())
        .isEqualTo("session-1");

    expiry = start.plus(SESSION).plus(SESSION);
    Instant later = start.plus(Duration.ofMinutes(30));
    assertThat(credentials.lasting(Duration.ofMinutes(5), later).accessKeyId())
        .as("long enough")
        .isEqualTo("session-1");
    AwsCredentials renewed = credentials.lasting(Duration.ofMinutes(50), later);
    assertThat(renewed.accessKeyId()).isEqualTo("session-2");
    assertThat(SigningCredentials.end(renewed)).isEqualTo(expiry);
    assertThat(credentials.lasting(Duration.ofMinutes(5), later).accessKeyId())
        .isEqualTo("session-2");
  }

  @Test
  void areNotRenewedForEachLinkThatShallOutliveThem() {
    SigningCredentials credentials = new SigningCredentials(provider);
    for (int i = 0; i < 100; i++) {
      credentials.lasting(Duration.ofDays(7), start.plusSeconds(i));
    }
    assertThat(sessions).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void areUsedOnWhenThereAreNoNewOnes() {
    SigningCredentials credentials = new SigningCredentials(provider);
    assertThat(credentials.lasting(Duration.ofMinutes(5), start).accessKeyId())
        .isEqualTo("session-1");
    sts.stop(0);
    assertThat(credentials.lasting(Duration.ofDays(7), start).accessKeyId()).isEqualTo("session-1");
  }

  @Test
  void nothingOutlivesThem() {
    AwsCredentials session =
        AwsSessionCredentials.builder()
            .accessKeyId("key")
            .secretAccessKey("secret")
            .sessionToken("session")
            .expirationTime(start.plusSeconds(600))
            .build();
    SigningKey key =
        new SigningKeys(
                new SigningCredentials(StaticCredentialsProvider.create(session)),
                () -> Region.EU_CENTRAL_1,
                Clock.systemUTC())
            .at(start, Duration.ofHours(1));
    assertThat(key.validity(start, Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(599));
    assertThat(key.validity(start, Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void thoseOfAUserNeverExpire() {
    SigningCredentials credentials =
        new SigningCredentials(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    AwsCredentials user = credentials.lasting(Duration.ofDays(7), start);
    assertThat(SigningCredentials.end(user)).isEqualTo(Instant.MAX);
  }

  private static byte[] credentials(int session, Instant expiry) {
    return """
    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
      <AssumeRoleResult>
        <Credentials>
          <AccessKeyId>session-%d</AccessKeyId>
          <SecretAccessKey>secret</SecretAccessKey>
          <SessionToken>session</SessionToken>
          <Expiration>%s</Expiration>
        </Credentials>
      </AssumeRoleResult>
    </AssumeRoleResponse>
    """
        .formatted(session, expiry)
        .getBytes(UTF_8);
  }
}
