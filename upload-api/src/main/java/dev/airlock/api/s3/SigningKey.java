package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// The key of one day, derived from credentials by AWS Signature Version 4
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>).
final class SigningKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final AwsCredentials credentials;
  private final LocalDate day;
  private final String region;
  private final String scope;
  private final SecretKeySpec key;

  private SigningKey(AwsCredentials credentials, LocalDate day, String region) {
    String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
    byte[] derived = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
    for (String step : new String[] {date, region, "s3", "aws4_request"}) {
      derived = hmac(new SecretKeySpec(derived, ALGORITHM), step);
    }
    this.credentials = credentials;
    this.day = day;
    this.region = region;
    this.scope = date + "/" + region + "/s3/aws4_request";
    this.key = new SecretKeySpec(derived, ALGORITHM);
  }

  /// The key for S3 in a region.
  ///
  /// @param day in UTC
  static SigningKey of(AwsCredentials credentials, LocalDate day, String region) {
    return new SigningKey(credentials, day, region);
  }

  boolean isOf(AwsCredentials others, LocalDate date, String otherRegion) {
    return day.equals(date) && region.equals(otherRegion) && credentials.equals(others);
  }

  /// Whose key it is.
  AwsCredentials credentials() {
    return credentials;
  }

  /// How long what is signed now is valid, in whole seconds.
  Duration validity(Instant now, Duration asked) {
    Instant end = SigningCredentials.end(credentials);
    Duration validity =
        end.isBefore(now.plus(asked)) ? Duration.between(now, end).minusSeconds(1) : asked;
    return Duration.ofSeconds(Math.max(1, validity.toSeconds()));
  }

  /// The credential scope.
  String scope() {
    return scope;
  }

  /// The access key and the scope, as requests and forms name them.
  String credential() {
    return credentials.accessKeyId() + "/" + scope;
  }

  /// The signature, in lower-case hex.
  String sign(String text) {
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
