package dev.airlock.setup.sqs;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// When messages move to the dead-letter queue: SQS's attribute `RedrivePolicy`.
///
/// @param deadLetterArn where they move to
/// @param maxReceiveCount after how many receives
record Redrive(String deadLetterArn, int maxReceiveCount) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TARGET = "deadLetterTargetArn";
  private static final String RECEIVES = "maxReceiveCount";

  String text() {
    return JSON.createObjectNode()
        .put(TARGET, deadLetterArn)
        .put(RECEIVES, maxReceiveCount)
        .toString();
  }

  /// Whether two such texts mean the same. SQS returns the number as a number or as a string.
  static boolean same(String one, String other) {
    return parsed(one).equals(parsed(other));
  }

  static String shown(String text) {
    Redrive redrive = parsed(text);
    return "after %d receives to %s".formatted(redrive.maxReceiveCount, redrive.deadLetterArn);
  }

  private static Redrive parsed(String text) {
    JsonNode redrive = JSON.readTree(text);
    return new Redrive(redrive.path(TARGET).asString(""), redrive.path(RECEIVES).asInt(0));
  }
}
