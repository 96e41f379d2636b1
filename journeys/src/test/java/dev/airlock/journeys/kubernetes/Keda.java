package dev.airlock.journeys.kubernetes;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What KEDA's objects may hold, as far as ours hold it: no library on Maven Central has them.
/// Source: KEDA's documentation, "ScaledObject specification" and "Authentication".
final class Keda {

  private Keda() {}

  record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Scaling spec) {}

  /// @param pollingInterval in seconds
  /// @param cooldownPeriod in seconds
  record Scaling(
      Target scaleTargetRef,
      @Nullable Integer minReplicaCount,
      @Nullable Integer maxReplicaCount,
      @Nullable Integer pollingInterval,
      @Nullable Integer cooldownPeriod,
      @Nullable Advanced advanced,
      List<Trigger> triggers) {
    Scaling {
      requireNonNull(scaleTargetRef, "scaleTargetRef");
      requireNonNull(triggers, "triggers");
    }
  }

  record Target(@Nullable String apiVersion, @Nullable String kind, String name) {
    Target {
      requireNonNull(name, "name");
    }
  }

  record Advanced(@Nullable Autoscaler horizontalPodAutoscalerConfig) {}

  record Autoscaler(@Nullable String name, @Nullable HorizontalPodAutoscalerBehavior behavior) {}

  /// @param metadata texts only, numbers in quotes
  record Trigger(
      String type, Map<String, String> metadata, @Nullable Authentication authenticationRef) {
    Trigger {
      requireNonNull(type, "type");
      requireNonNull(metadata, "metadata");
    }
  }

  record Authentication(String name, @Nullable String kind) {}

  record TriggerAuthentication(
      String apiVersion, String kind, ObjectMeta metadata, Authenticated spec) {}

  record Authenticated(@Nullable Identity podIdentity) {}

  record Identity(String provider) {}
}
