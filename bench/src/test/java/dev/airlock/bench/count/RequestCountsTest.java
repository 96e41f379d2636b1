package dev.airlock.bench.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestCountsTest {

  @Test
  void namesRequestsToS3WithoutIds() {
    List<String> sent =
        List.of(
            "PUT /bucket/key HTTP/1.1\r\nHost: s3\r\n",
            "PUT /bucket/other HTTP/1.1\r\n",
            "HEAD /bucket HTTP/1.1\r\n\r\n",
            "POST /bucket/key?uploads HTTP/1.1\r\n",
            "PUT /bucket/key?partNumber=1&uploadId=a HTTP/1.1\r\n");

    RequestCounts requests = RequestCounts.in(sent);

    assertThat(requests.kinds())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PUT object",
                2,
                "HEAD bucket",
                1,
                "POST object ?uploads",
                1,
                "PUT object ?partNumber&uploadId",
                1));
    assertThat(requests.all()).isEqualTo(5);
  }

  @Test
  void namesActionsOfSqsAndMethodsOfTheWebhook() {
    List<String> sent =
        List.of(
            "POST / HTTP/1.1\r\nx-amz-target: AmazonSQS.SendMessage\r\nHost: sqs\r\n",
            "PATCH /api/v1/files/0190d3c4/scan-result HTTP/1.1\r\n");

    assertThat(RequestCounts.in(sent).kinds()).isEqualTo(Map.of("SendMessage", 1, "PATCH", 1));
  }

  @Test
  void countsNoBodyThatCameAfterItsRequest() {
    assertThat(RequestCounts.in(List.of("GET /body/not", "{}")).all()).isZero();
  }
}
