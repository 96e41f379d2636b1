package dev.airlock.testbackends.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.containers.NotOnFloci;
import dev.airlock.testbackends.TestNamespace;
import java.io.IOException;
import java.net.HttpURLConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// S3 answers nobody who does not sign with the secret.
class SignatureIT {

  private final Storage storage = new Storage("signature");
  private final TestNamespace namespace = storage.namespace();

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  @NotOnFloci("a wrong secret is taken")
  void wrongSecretIsRefused() throws Exception {
    try (S3Client forger = storage.client("wrong-secret")) {
      assertThatThrownBy(() -> forger.headBucket(r -> r.bucket(namespace.landingBucket())))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
    assertThat(new SignedForm(namespace, "wrong-secret").upload("k", "x").statusCode())
        .isEqualTo(403);
  }

  @Test
  void unsignedRequestIsRefused() throws IOException {
    var bucket = namespace.s3Endpoint().resolve("/" + namespace.landingBucket()).toURL();

    assertThat(((HttpURLConnection) bucket.openConnection()).getResponseCode()).isEqualTo(403);
  }
}
