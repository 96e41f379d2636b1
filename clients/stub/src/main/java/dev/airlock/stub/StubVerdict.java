package dev.airlock.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the stub finds in a file.
///
/// @param reason of a quarantine
/// @param threats that were found
/// @param after how long the scan takes
record StubVerdict(String status, @Nullable String reason, List<String> threats, Duration after) {
  // The constant part of the EICAR test file
  // (<https://www.eicar.org/download-anti-malware-testfile/>), in two halves so that no scanner
  // mistakes this program for it.
  private static final String EICAR = "$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
  private static final int LONGEST_EICAR = 128;
  private static final Duration QUICK = Duration.ofMillis(50);
  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final List<String> REASONS =
      List.of(
          "unscannable",
          "suspicious",
          "limits-exceeded",
          "too-large",
          "type-mismatch",
          "type-not-allowed",
          "corrupt",
          "checksum-mismatch",
          "scan-failed",
          "empty");

  /// By words in the file's name: `infected` and `eicar`, `quarantined`, with a reason such as
  /// `quarantined-corrupt` if it is not to be `encrypted`, and `slow` beside any of them. A file
  /// whose content is the EICAR test file is infected, whatever its name is.
  static StubVerdict of(String fileName, byte[] content) {
    String name = fileName.toLowerCase(Locale.ROOT);
    Duration after = name.contains("slow") ? SLOW : QUICK;
    if (name.contains("infected") || name.contains("eicar") || isEicar(content)) {
      return new StubVerdict("infected", null, List.of("Eicar-Test-Signature"), after);
    }
    if (name.contains("quarantined")) {
      Optional<String> reason =
          REASONS.stream().filter(one -> name.contains("quarantined-" + one)).findFirst();
      return new StubVerdict("quarantined", reason.orElse("encrypted"), List.of(), after);
    }
    return new StubVerdict("clean", null, List.of(), after);
  }

  private static boolean isEicar(byte[] content) {
    return content.length <= LONGEST_EICAR && new String(content, ISO_8859_1).contains(EICAR);
  }
}
