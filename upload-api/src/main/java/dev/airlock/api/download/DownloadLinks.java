package dev.airlock.api.download;

import dev.airlock.model.scanresult.ObjectLocation;
import java.time.Duration;

/// Issues links by which one object version can be fetched.
public interface DownloadLinks {

  /// A URL that serves exactly this version, under this name, as an attachment. Costs no call to
  /// S3.
  String issue(ObjectLocation object, String fileName, String contentType, Duration validity);
}
