package dev.airlock.webhook.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.object.Sha256;
import dev.airlock.registry.file.RegisteredFile;
import java.util.HexFormat;

/// What scanners know an owner by: enough to serve owners in turn, and no name.
final class OwnerKey {
  // As many bytes as keep owners apart.
  private static final int BYTES = 12;
  private static final byte[] BETWEEN = {0};

  private OwnerKey() {}

  /// The key that all files of this file's owner have, and those of nobody else.
  static String of(RegisteredFile file) {
    String tenant = file.tenant() == null ? "" : file.tenant();
    byte[] hash = Sha256.of(tenant.getBytes(UTF_8), BETWEEN, file.owner().getBytes(UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
