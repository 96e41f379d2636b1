package dev.airlock.setup.s3;

import dev.airlock.setup.step.Setting;
import dev.airlock.setup.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortIncompleteMultipartUpload;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;

/// What S3 itself deletes after a day, by a lifecycle rule of ours beside those of others. S3
/// rounds up to the next midnight (UTC), so a day is 24 to 48 hours.
///
/// @param objects whether objects expire too, in all their versions, or only incomplete multipart
///   uploads
record BucketLifecycle(S3Client s3, String bucket, boolean objects) {
  private static final String ID = "airlock-expiry";
  private static final int DAYS = 1;

  Step step() {
    return new Setting<>(
        new BucketSettings(s3, bucket).about("expiry"),
        () -> rules().stream().filter(BucketLifecycle::isOurs).findFirst(),
        found -> text(found).equals(text(wanted())),
        wanted(),
        this::write,
        BucketLifecycle::text);
  }

  private List<LifecycleRule> rules() {
    return BucketSettings.present(
            () -> s3.getBucketLifecycleConfiguration(get -> get.bucket(bucket)).rules())
        .orElse(List.of());
  }

  private static boolean isOurs(LifecycleRule rule) {
    return ID.equals(rule.id());
  }

  private LifecycleRule wanted() {
    LifecycleRule.Builder rule =
        LifecycleRule.builder()
            .id(ID)
            .status(ExpirationStatus.ENABLED)
            .filter(LifecycleRuleFilter.builder().prefix("").build())
            .abortIncompleteMultipartUpload(
                AbortIncompleteMultipartUpload.builder().daysAfterInitiation(DAYS).build());
    if (objects) {
      // It also deletes the delete markers that it leaves behind.
      rule.expiration(LifecycleExpiration.builder().days(DAYS).build())
          .noncurrentVersionExpiration(
              NoncurrentVersionExpiration.builder().noncurrentDays(DAYS).build());
    }
    return rule.build();
  }

  // S3 only replaces all rules at once.
  private void write(LifecycleRule wanted) {
    List<LifecycleRule> rules = new ArrayList<>(rules());
    rules.removeIf(BucketLifecycle::isOurs);
    rules.add(wanted);
    s3.putBucketLifecycleConfiguration(
        put -> put.bucket(bucket).lifecycleConfiguration(lifecycle -> lifecycle.rules(rules)));
  }

  private static String text(LifecycleRule rule) {
    return "objects %s, old versions %s, incomplete uploads %s%s%s"
        .formatted(
            days(rule.expiration(), LifecycleExpiration::days),
            days(rule.noncurrentVersionExpiration(), NoncurrentVersionExpiration::noncurrentDays),
            days(
                rule.abortIncompleteMultipartUpload(),
                AbortIncompleteMultipartUpload::daysAfterInitiation),
            narrowed(rule) ? ", of some objects" : "",
            rule.status() == ExpirationStatus.ENABLED ? "" : ", switched off");
  }

  private static <T> String days(@Nullable T part, Function<T, @Nullable Integer> days) {
    return Optional.ofNullable(part)
        .map(found -> Objects.requireNonNullElse(days.apply(found), 0) + " d")
        .orElse("stay");
  }

  private static boolean narrowed(LifecycleRule rule) {
    LifecycleRuleFilter filter = rule.filter();
    return filter != null
        && (filter.tag() != null
            || filter.and() != null
            || filter.objectSizeGreaterThan() != null
            || filter.objectSizeLessThan() != null
            || !Objects.requireNonNullElse(filter.prefix(), "").isEmpty());
  }
}
