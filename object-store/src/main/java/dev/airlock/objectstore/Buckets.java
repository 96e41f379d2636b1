package dev.airlock.objectstore;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The buckets that a file passes through, and so the only ones that a scanner may name.
///
/// @param landing where uploads arrive, untrusted. Default `airlock-uploads`
/// @param clean what is served. Default `airlock-clean`
/// @param quarantine where everything else is isolated. Default `airlock-quarantine`
@Validated
@ConfigurationProperties("airlock.buckets")
public record Buckets(
    @NotBlank String landing, @NotBlank String clean, @NotBlank String quarantine) {

  @AssertTrue(message = "landing, clean and quarantine must be three different buckets")
  boolean isDistinct() {
    return Stream.of(landing, clean, quarantine).distinct().count() == 3;
  }

  /// All of them, in the order in which a file passes through.
  public List<String> all() {
    return List.of(landing, clean, quarantine);
  }
}
