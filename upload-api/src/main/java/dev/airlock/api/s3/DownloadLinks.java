package dev.airlock.api.s3;

import dev.airlock.api.s3.PresignedUrls.Operation;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Presigned GET and HEAD requests that name the object's version: a later version under the same
/// key is never served.
@Component
public class DownloadLinks {
  private final PresignedUrls urls;

  DownloadLinks(PresignedUrls urls) {
    this.urls = urls;
  }

  /// A URL that serves exactly this version, under the file's name and with the headers of its
  /// profile. Makes no call to S3.
  ///
  /// @param asked for how long, in whole seconds; less if the credentials expire before
  public PresignedUrl issue(ObjectLocation object, RegisteredFile file, Duration asked) {
    return sign("GET", object, file, asked);
  }

  /// A URL that shows the same headers, and serves nothing: a signature holds for one method.
  ///
  /// @param asked as for [#issue]
  public PresignedUrl head(ObjectLocation object, RegisteredFile file, Duration asked) {
    return sign("HEAD", object, file, asked);
  }

  private PresignedUrl sign(
      String method, ObjectLocation object, RegisteredFile file, Duration asked) {
    Map<String, String> query = new HashMap<>();
    query.put("response-content-type", file.contentType());
    query.put("response-content-disposition", disposition(file));
    if (object.versionId() != null) {
      query.put("versionId", object.versionId());
    }
    return urls.sign(object.bucket(), new Operation(method, object.key(), query, Map.of()), asked);
  }

  private static String disposition(RegisteredFile file) {
    return switch (file.handling().disposition()) {
      case ATTACHMENT -> DispositionHeader.of("attachment", file.fileName());
      case INLINE -> DispositionHeader.of("inline", file.fileName());
    };
  }
}
