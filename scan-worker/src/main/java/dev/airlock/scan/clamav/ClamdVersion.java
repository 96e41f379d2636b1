package dev.airlock.scan.clamav;

import dev.airlock.model.scanresult.ScanEngine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads clamd's reply to VERSION (`man clamd`): `ClamAV 1.4.6/27500/Thu Nov 19 08:12:33 2026`, or
/// only the first part where the database is not an official one.
final class ClamdVersion {
  private static final String NAME = "ClamAV";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM [ ]d HH:mm:ss yyyy", Locale.ENGLISH);

  private ClamdVersion() {}

  /// The engine.
  ///
  /// @throws EngineFault if it is no such reply
  static ScanEngine parse(String reply) {
    String[] parts = reply.strip().split("/", 3);
    if (!parts[0].startsWith(NAME + " ")) {
      throw new EngineFault("clamd did not report its version");
    }
    return new ScanEngine(
        NAME,
        parts[0].substring(NAME.length() + 1),
        parts.length > 1 ? parts[1] : null,
        parts.length > 2 ? date(parts[2]) : null);
  }

  private static @Nullable Instant date(String text) {
    try {
      return LocalDateTime.parse(text.replace("  ", " "), DATE).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
