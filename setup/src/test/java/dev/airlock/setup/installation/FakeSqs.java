package dev.airlock.setup.installation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/// An SQS that stores the attributes of queues, and counts the writes.
final class FakeSqs implements SqsClient {
  private static final String PREFIX = "https://sqs.test/";

  final Map<String, Map<QueueAttributeName, String>> queues = new HashMap<>();
  int writes;

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    if (!queues.containsKey(request.queueName())) {
      throw QueueDoesNotExistException.builder().build();
    }
    return GetQueueUrlResponse.builder().queueUrl(PREFIX + request.queueName()).build();
  }

  @Override
  public CreateQueueResponse createQueue(CreateQueueRequest request) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(
        QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-west-1:123456789012:" + request.queueName());
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600");
    queues.put(request.queueName(), attributes);
    writes++;
    return CreateQueueResponse.builder().queueUrl(PREFIX + request.queueName()).build();
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    Map<QueueAttributeName, String> all = of(request.queueUrl().substring(PREFIX.length()));
    Map<QueueAttributeName, String> asked = new EnumMap<>(all);
    asked.keySet().retainAll(request.attributeNames());
    return GetQueueAttributesResponse.builder().attributes(asked).build();
  }

  @Override
  public SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request) {
    of(request.queueUrl().substring(PREFIX.length())).putAll(request.attributes());
    writes++;
    return SetQueueAttributesResponse.builder().build();
  }

  /// The attributes of a queue that exists.
  Map<QueueAttributeName, String> of(String queue) {
    Map<QueueAttributeName, String> attributes = queues.get(queue);
    if (attributes == null) {
      throw QueueDoesNotExistException.builder().build();
    }
    return attributes;
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}
}
