package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class SigningKeyTest {

  /// AWS's own example: "Example: browser-based upload using HTTP POST (using AWS Signature Version
  /// 4)", <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html>. Its lines end
  /// in CR LF.
  @Test
  void signsAwsPublishedPolicy() {
    String policy =
        """
        { "expiration": "2015-12-30T12:00:00.000Z",
          "conditions": [
            {"bucket": "sigv4examplebucket"},
            ["starts-with", "$key", "user/user1/"],
            {"acl": "public-read"},
            {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},
            ["starts-with", "$Content-Type", "image/"],
            {"x-amz-meta-uuid": "14365123651274"},
            {"x-amz-server-side-encryption": "AES256"},
            ["starts-with", "$x-amz-meta-tag", ""],

            {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},
            {"x-amz-algorithm": "AWS4-HMAC-SHA256"},
            {"x-amz-date": "20151229T000000Z" }
          ]
        }\
        """
            .replace("\n", "\r\n");

    String encoded = Base64.getEncoder().encodeToString(policy.getBytes(UTF_8));
    SigningKey key =
        SigningKey.of(
            AwsBasicCredentials.create(
                "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            LocalDate.of(2015, 12, 29),
            "us-east-1");

    assertThat(key.credential())
        .isEqualTo("AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request");
    assertThat(key.sign(encoded))
        .isEqualTo("8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e");
  }
}
