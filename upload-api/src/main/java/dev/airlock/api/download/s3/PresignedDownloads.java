package dev.airlock.api.download.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.download.DownloadLinks;
import dev.airlock.api.storage.signing.PresignedUrls;
import dev.airlock.api.storage.signing.PresignedUrls.Operation;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/// Presigned GET requests that name the object's version: a later version under the same key is
/// never served.
@Component
class PresignedDownloads implements DownloadLinks {
  private final PresignedUrls urls;

  PresignedDownloads(PresignedUrls urls) {
    this.urls = urls;
  }

  @Override
  public String issue(ObjectLocation object, RegisteredFile file, Duration validity) {
    Map<String, String> query = new HashMap<>();
    query.put("response-content-type", file.contentType());
    query.put("response-content-disposition", disposition(file));
    if (object.versionId() != null) {
      query.put("versionId", object.versionId());
    }
    return urls.sign(
        object.bucket(), new Operation("GET", object.key(), query, Map.of()), validity);
  }

  // RFC 6266: a plain name for old clients and an RFC 8187 one for the rest.
  private static String disposition(RegisteredFile file) {
    ContentDisposition.Builder disposition =
        switch (file.handling().disposition()) {
          case ATTACHMENT -> ContentDisposition.attachment();
          case INLINE -> ContentDisposition.inline();
        };
    return disposition.filename(file.fileName(), UTF_8).build().toString();
  }
}
