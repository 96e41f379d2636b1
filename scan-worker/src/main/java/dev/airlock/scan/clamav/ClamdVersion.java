package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.airlock.model.scanresult.ScanEngine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks clamd which engine and which signatures it has (`man clamd`, command VERSION): `ClamAV
/// 1.4.6/27500/Thu Nov 19 08:12:33 2026`, or only the first part where the database is not an
/// official one.
@Component
public class ClamdVersion {
  private static final String NAME = "ClamAV";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM [ ]d HH:mm:ss yyyy", Locale.ENGLISH);
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_REPLY = 256;
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final ClamdSettings settings;
  private final Clamd clamd;
  private volatile @Nullable Known known;

  private record Known(ScanEngine engine, long askedAt) {}

  ClamdVersion(ClamdSettings settings, Clamd clamd) {
    this.settings = settings;
    this.clamd = clamd;
  }

  /// As of at most 30 s ago: signatures change a few times a day.
  ///
  /// @throws ScannerFault if clamd does not answer
  public ScanEngine engine() {
    Known last = known;
    if (last != null && System.nanoTime() - last.askedAt() < KEPT.toNanos()) {
      return last.engine();
    }
    ScanEngine engine = parse(ask());
    known = new Known(engine, System.nanoTime());
    return engine;
  }

  static ScanEngine parse(String reply) {
    String[] parts = reply.strip().split("/", 3);
    if (!parts[0].startsWith(NAME + " ")) {
      throw new ScannerFault("clamd did not tell its version");
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

  private String ask() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(settings.host(), settings.port()), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write("nVERSION\n".getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(MAX_REPLY), US_ASCII);
    } catch (IOException e) {
      clamd.suspect();
      throw new ScannerFault("clamd did not tell its version", e);
    }
  }
}
