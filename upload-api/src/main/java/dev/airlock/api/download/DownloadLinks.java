package dev.airlock.api.download;

import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Duration;

/// Issues links by which one object version can be fetched.
public interface DownloadLinks {

  /// A URL that serves exactly this version, under the file's name and as its profile says. Costs
  /// no call to S3.
  String issue(ObjectLocation object, RegisteredFile file, Duration validity);
}
