package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Clients that reach S3 under another host name than the service: URLs are signed for that name,
/// or S3 would refuse them.
class PublicEndpointIT extends RunningApi {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  private static final String PUBLIC = "http://localhost:" + NAMESPACE.s3Endpoint().getPort();

  @Test
  void formsAndLinksLeadWhereClientsReachS3() throws Exception {
    assertThat(URI.create(PUBLIC)).isNotEqualTo(NAMESPACE.s3Endpoint());
    try (ConfigurableApplicationContext api = start(Map.of("airlock.s3.public-endpoint", PUBLIC))) {
      Client alice = client(api, "alice");

      JsonNode form =
          json(alice.initiate(Client.uploadRequest("notes.txt", "text/plain", WORDS.length)), 201);
      String url = form.get("upload").get("url").stringValue();
      assertThat(url).startsWith(PUBLIC);
      assertThat(alice.post(url, Client.fields(form), WORDS)).isEqualTo(204);

      String uploadRequest =
          Client.uploadRequest("notes.txt", "text/plain", WORDS.length, Map.of("method", "put"));
      JsonNode put = json(alice.initiate(uploadRequest), 201).get("upload");
      assertThat(put.get("url").stringValue()).startsWith(PUBLIC);
      assertThat(alice.put(put.get("url").stringValue(), Client.headers(put), WORDS).statusCode())
          .isEqualTo(200);
    }
  }
}
