package dev.airlock.setup.sqs;

import dev.airlock.setup.step.Setting;
import dev.airlock.setup.step.Step;
import dev.airlock.setup.step.StepOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// A queue by its name, which may not exist yet.
record ProvisionedQueue(SqsClient sqs, String name) {

  /// That it exists.
  Step presence() {
    return new Step() {
      @Override
      public String about() {
        return "queue " + name;
      }

      @Override
      public StepOutcome take() {
        try {
          return new StepOutcome.Found(url());
        } catch (QueueDoesNotExistException _) {
          return new StepOutcome.Created(
              sqs.createQueue(queue -> queue.queueName(name)).queueUrl());
        }
      }
    };
  }

  /// That an attribute has a value.
  ///
  /// @param fits whether the current value, first, means the same as the wanted one, second
  Step attribute(
      String what,
      QueueAttributeName attribute,
      String wanted,
      BiPredicate<String, String> fits,
      Function<String, String> text) {
    return new Setting<>(
        "queue %s, %s".formatted(name, what),
        () -> get(attribute),
        found -> fits.test(found, wanted),
        wanted,
        value -> set(attribute, value),
        text);
  }

  /// An attribute, if it has a value.
  Optional<String> get(QueueAttributeName attribute) {
    return Optional.ofNullable(
            sqs.getQueueAttributes(get -> get.queueUrl(url()).attributeNames(attribute))
                .attributes()
                .get(attribute))
        .filter(value -> !value.isEmpty());
  }

  private void set(QueueAttributeName attribute, String value) {
    sqs.setQueueAttributes(set -> set.queueUrl(url()).attributes(Map.of(attribute, value)));
  }

  String arn() {
    return get(QueueAttributeName.QUEUE_ARN).orElseThrow();
  }

  String url() {
    return sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
  }
}
