package dev.airlock.bench.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpRequestNameTest {

  @Test
  void namesRequestsToS3WithoutIds() {
    assertThat(HttpRequestName.s3("PUT /bucket/key HTTP/1.1\r\nHost: s3\r\n"))
        .hasValue("PUT object");
    assertThat(HttpRequestName.s3("HEAD /bucket HTTP/1.1\r\n\r\n")).hasValue("HEAD bucket");
    assertThat(HttpRequestName.s3("POST /bucket/key?uploads HTTP/1.1\r\n"))
        .hasValue("POST object ?uploads");
    assertThat(HttpRequestName.s3("PUT /bucket/key?partNumber=1&uploadId=a HTTP/1.1\r\n"))
        .hasValue("PUT object ?partNumber&uploadId");
  }

  @Test
  void namesActionsOfSqs() {
    assertThat(
            HttpRequestName.sqs(
                "POST / HTTP/1.1\r\nx-amz-target: AmazonSQS.SendMessage\r\nHost: sqs\r\n"))
        .hasValue("SendMessage");
  }

  @Test
  void namesNoBodyThatCameAfterItsRequest() {
    assertThat(HttpRequestName.s3("GET /body/not HTTP/1.0")).isEmpty();
    assertThat(HttpRequestName.sqs("{}")).isEmpty();
  }
}
