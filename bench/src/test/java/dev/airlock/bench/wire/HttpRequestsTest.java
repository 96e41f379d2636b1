package dev.airlock.bench.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HttpRequestsTest {
  private final Tally requests = new Tally();

  @Test
  void seesOneRequestBehindTheOther() throws IOException {
    String said =
        """
        PUT /bucket/key HTTP/1.1
        Host: s3
        Content-Length: 26

        GET /body/not HTTP/1.1

        HEAD /bucket HTTP/1.1
        Host: s3

        POST /bucket/key?uploads HTTP/1.1
        transfer-encoding: chunked

        a
        0123456789
        0

        POST / HTTP/1.1
        X-Amz-Target: AmazonSQS.SendMessage
        Content-Length: 2

        {}\
        """
            .replace("\n", "\r\n");

    assertThat(forwarded(said)).isEqualTo(said);
    assertThat(requests.drain())
        .containsExactly(
            "PUT /bucket/key", "HEAD /bucket", "POST /bucket/key?uploads", "AmazonSQS.SendMessage");
  }

  private String forwarded(String said) throws IOException {
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    new HttpRequests(requests).forward(new ByteArrayInputStream(said.getBytes(ISO_8859_1)), passed);
    return passed.toString(ISO_8859_1);
  }
}
