package dev.airlock.api.upload.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.object.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.jspecify.annotations.Nullable;

/// SHA-256 of all that a form says, whatever its boundary, by which it is known again.
final class FormDigest {
  private final MessageDigest whole = Sha256.begin();

  /// The content of a part, which is read to its end when it is closed.
  InputStream of(FileItemInput part, @Nullable String fileName) throws IOException {
    for (String said : new String[] {part.getFieldName(), fileName, part.getContentType()}) {
      whole.update(Sha256.of(String.valueOf(said).getBytes(UTF_8)));
    }
    return new Part(part.getInputStream());
  }

  String hex() {
    return HexFormat.of().formatHex(whole.digest());
  }

  private final class Part extends DigestInputStream {

    Part(InputStream content) {
      super(content, Sha256.begin());
    }

    @Override
    public void close() throws IOException {
      transferTo(OutputStream.nullOutputStream());
      whole.update(digest.digest());
      super.close();
    }
  }
}
