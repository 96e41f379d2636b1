package dev.airlock.sandbox.s3;

/// What requests to the sandbox's S3 server are signed with.
public record S3Credentials(String accessKey, String secretKey) {

  /// The same for every sandbox: it listens on 127.0.0.1 and holds nothing worth protecting.
  public static final S3Credentials SANDBOX_ONLY =
      new S3Credentials("airlock-sandbox-only", "airlock-sandbox-only-secret-key-0001");

  @Override
  public String toString() {
    return "S3Credentials[accessKey=" + accessKey + "]";
  }
}
