package dev.airlock.setup.sqs;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// That S3, for this bucket of this account alone, may send to a queue: a statement of ours in the
/// queue's policy, beside those of others.
///
/// Source: "Granting permissions to publish event notification messages to a destination", Amazon
/// S3 User Guide.
///
/// @param queueArn `arn:<partition>:sqs:<region>:<account>:<name>`
record QueuePolicy(String queueArn, String bucket) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SID = "airlock-object-created";
  private static final String STATEMENT = "Statement";
  private static final String ID = "Sid";
  private static final int PARTITION = 1;
  private static final int ACCOUNT = 4;

  /// Whether a policy has the statement.
  boolean isIn(String policy) {
    return statements(JSON.readTree(policy)).contains(statement());
  }

  /// A policy with the statement.
  ///
  /// @param policy as it is now
  String added(Optional<String> policy) {
    ObjectNode changed =
        policy
            .map(text -> (ObjectNode) JSON.readTree(text))
            .orElseGet(() -> JSON.createObjectNode().put("Version", "2012-10-17"));
    ArrayNode statements = JSON.createArrayNode();
    statements(changed).stream()
        .filter(other -> !other.path(ID).asString("").equals(SID))
        .forEach(statements::add);
    changed.set(STATEMENT, statements.add(statement()));
    return changed.toString();
  }

  // A policy may have one statement without a list around it.
  private static List<JsonNode> statements(JsonNode policy) {
    JsonNode statements = policy.path(STATEMENT);
    return statements.isObject() ? List.of(statements) : statements.valueStream().toList();
  }

  private JsonNode statement() {
    String[] arn = queueArn.split(":", -1);
    ObjectNode statement = JSON.createObjectNode().put(ID, SID).put("Effect", "Allow");
    statement.putObject("Principal").put("Service", "s3.amazonaws.com");
    statement.put("Action", "sqs:SendMessage").put("Resource", queueArn);
    ObjectNode condition = statement.putObject("Condition");
    condition
        .putObject("ArnEquals")
        .put("aws:SourceArn", "arn:%s:s3:::%s".formatted(arn[PARTITION], bucket));
    condition.putObject("StringEquals").put("aws:SourceAccount", arn[ACCOUNT]);
    return statement;
  }
}
