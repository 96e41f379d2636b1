package dev.airlock.api.upload.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs POST policies by AWS Signature Version 4. The AWS SDK for Java has no such thing.
///
/// Source: "Authenticating requests in browser-based uploads using POST",
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html>. AWS's own
/// example is a test of this class.
final class PostPolicySigner {
  private static final String ALGORITHM = "HmacSHA256";

  private PostPolicySigner() {}

  /// The policy as it travels and is signed.
  static String encode(String policyJson) {
    return Base64.getEncoder().encodeToString(policyJson.getBytes(UTF_8));
  }

  /// The value of the form field `x-amz-signature`.
  ///
  /// @param date the day of the credential scope, in UTC
  static String sign(String encodedPolicy, String secretKey, LocalDate date, String region) {
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    key = hmac(key, date.format(DateTimeFormatter.BASIC_ISO_DATE));
    key = hmac(key, region);
    key = hmac(key, "s3");
    key = hmac(key, "aws4_request");
    return HexFormat.of().formatHex(hmac(key, encodedPolicy));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
