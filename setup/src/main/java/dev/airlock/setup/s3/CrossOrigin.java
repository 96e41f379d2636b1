package dev.airlock.setup.s3;

import dev.airlock.setup.step.Setting;
import dev.airlock.setup.step.Step;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;

/// Which web pages may reach a bucket, by a CORS rule of ours beside those of others.
///
/// @param origins such as `https://app.example.org`
/// @param methods what the pages may do
record CrossOrigin(S3Client s3, String bucket, List<String> origins, List<String> methods) {
  private static final String ID = "airlock-pages";
  private static final int PREFLIGHT_SECONDS = 3600;

  Step step() {
    return new Setting<>(
        new BucketSettings(s3, bucket).about("web origins"),
        () -> rules().stream().filter(CrossOrigin::isOurs).findFirst(),
        wanted()::equals,
        wanted(),
        this::write,
        CrossOrigin::text);
  }

  private List<CORSRule> rules() {
    return BucketSettings.present(() -> s3.getBucketCors(get -> get.bucket(bucket)).corsRules())
        .orElse(List.of());
  }

  private static boolean isOurs(CORSRule rule) {
    return ID.equals(rule.id());
  }

  private CORSRule wanted() {
    return CORSRule.builder()
        .id(ID)
        .allowedOrigins(origins)
        .allowedMethods(methods)
        .allowedHeaders("*")
        .exposeHeaders("ETag", "x-amz-version-id", "x-amz-checksum-sha256")
        .maxAgeSeconds(PREFLIGHT_SECONDS)
        .build();
  }

  // S3 only replaces all rules at once.
  private void write(CORSRule wanted) {
    List<CORSRule> rules = new ArrayList<>(rules());
    rules.removeIf(CrossOrigin::isOurs);
    rules.add(wanted);
    s3.putBucketCors(put -> put.bucket(bucket).corsConfiguration(cors -> cors.corsRules(rules)));
  }

  private static String text(CORSRule rule) {
    return String.join(", ", rule.allowedOrigins());
  }
}
