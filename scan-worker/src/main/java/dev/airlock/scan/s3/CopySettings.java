package dev.airlock.scan.s3;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How objects are copied within S3
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html>).
///
/// @param oneRequestUpTo the largest object that one request copies; S3 allows 5 GiB. Default `5GB`
/// @param part the size of the parts in which larger objects are copied; 5 MiB to 5 GiB. Default
///   `1GB`
@Validated
@ConfigurationProperties("airlock.copy")
record CopySettings(@NotNull DataSize oneRequestUpTo, @NotNull DataSize part) {
  private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);

  CopySettings {
    if (part != null && part.compareTo(SMALLEST_PART) < 0) {
      throw new IllegalArgumentException("airlock.copy.part must be at least 5MB");
    }
  }
}
