package dev.airlock.api.profile;

import dev.airlock.objectstore.ScanSettings;
import org.springframework.stereotype.Component;

/// Rejects profiles that accept what no scanner takes: every such file would end in quarantine.
@Component
class ScannableProfiles {

  ScannableProfiles(UploadProfiles profiles, ScanSettings scans) {
    profiles
        .profiles()
        .forEach((name, profile) -> {
          if (profile.maxSize().toBytes() > scans.maxSize().toBytes()) {
            throw new InvalidProfile(
                name,
                "max-size must be at most airlock.scan.max-size, which is %dMB: the scanners take no more."
                    .formatted(scans.maxSize().toMegabytes()));
          }
        });
  }
}
