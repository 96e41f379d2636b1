package dev.airlock.setup.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueuePolicyTest {
  private static final QueuePolicy PERMISSION =
      new QueuePolicy("arn:aws-cn:sqs:cn-north-1:123456789012:created", "uploads");
  private static final String THEIRS = "{\"Sid\":\"theirs\",\"Effect\":\"Allow\"}";

  @Test
  void onlyThisBucketOfThisAccountMaySend() {
    assertThat(PERMISSION.added(Optional.empty()))
        .isEqualTo(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"airlock-object-created","Effect":"Allow",\
            "Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage",\
            "Resource":"arn:aws-cn:sqs:cn-north-1:123456789012:created",\
            "Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws-cn:s3:::uploads"},\
            "StringEquals":{"aws:SourceAccount":"123456789012"}}}]}\
            """);
  }

  @Test
  void statementsOfOthersStay() {
    for (String statements : new String[] {"[" + THEIRS + "]", THEIRS}) {
      String policy = "{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}";

      assertThat(PERMISSION.isIn(policy)).isFalse();
      assertThat(PERMISSION.added(Optional.of(policy))).contains(THEIRS);
      assertThat(PERMISSION.isIn(PERMISSION.added(Optional.of(policy)))).isTrue();
    }
  }

  @Test
  void anOlderStatementOfOursIsReplaced() {
    QueuePolicy before = new QueuePolicy(PERMISSION.queueArn(), "old-uploads");

    assertThat(PERMISSION.added(Optional.of(before.added(Optional.empty()))))
        .isEqualTo(PERMISSION.added(Optional.empty()));
  }
}
