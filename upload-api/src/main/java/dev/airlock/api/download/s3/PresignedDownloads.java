package dev.airlock.api.download.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.download.DownloadLinks;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Duration;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Presigned GET requests that name the object's version: a later version under the same key is
/// never served.
@Component
class PresignedDownloads implements DownloadLinks {
  private final S3Presigner presigner;

  PresignedDownloads(S3Presigner presigner) {
    this.presigner = presigner;
  }

  @Override
  public String issue(ObjectLocation object, RegisteredFile file, Duration validity) {
    return presigner
        .presignGetObject(presign ->
            presign
                .signatureDuration(validity)
                .getObjectRequest(get ->
                    get.bucket(object.bucket())
                        .key(object.key())
                        .versionId(object.versionId())
                        .responseContentType(file.contentType())
                        .responseContentDisposition(disposition(file))))
        .url()
        .toString();
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
