package dev.airlock.api.upload.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.MultipartForm;
import dev.airlock.api.fixture.SentForms;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Files of a form are stored completely up to the largest size that their profile allows, however
/// small the server's buffer is.
class FormSizesIT extends SentForms {

  @Test
  void takesWhatIsLargerThanItsBuffer() throws Exception {
    byte[] large = new byte[(17 << 20) + 3];
    new Random(1).nextBytes(large);
    JsonNode file = files(document().file("a.txt", "text/plain", large)).get(0);
    assertThat(stored(file)).isEqualTo(large);
    assertThat(
            json(client("alice").get("/api/v1/files/" + file.get("fileId").stringValue()), 200)
                .get("size")
                .longValue())
        .isEqualTo(large.length);
  }

  @Test
  void takesPartsOfExactlyItsBuffer() throws Exception {
    for (int size : new int[] {8 << 20, 16 << 20}) {
      byte[] content = new byte[size];
      content[size - 1] = 1;
      JsonNode file = files(document().file("a.txt", "text/plain", content)).get(0);
      assertThat(stored(file)).isEqualTo(content);
    }
  }

  @Test
  void stopsAtTheLargestSizeAndAcceptsTheNextFile() throws Exception {
    JsonNode files =
        files(
            new MultipartForm()
                .field("profile", "bulk-import")
                .file("file", "large.csv", "text/csv", new Zeros((50L << 20) + 1))
                .file("small.csv", "text/csv", WORDS));
    refused(files.get(0), 413, "file-too-large");
    assertThat(files.get(0).get("fileId")).isNull();
    assertThat(stored(files.get(1))).isEqualTo(WORDS);
    assertThat(
            s3
                .listMultipartUploads(list -> list.bucket(NAMESPACE.landingBucket()))
                .uploads()
                .stream()
                .filter(upload -> upload.key().startsWith("bulk-import/")))
        .as("the unfinished upload is discarded")
        .isEmpty();
  }

  /// That many zero bytes.
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int max) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, max);
      Arrays.fill(buffer, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
