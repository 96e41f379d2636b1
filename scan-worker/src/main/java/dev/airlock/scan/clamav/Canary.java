package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Shows whether a clamd scans: it must find the EICAR test file
/// (<https://www.eicar.org/download-anti-malware-testfile/>) and nothing in harmless bytes. One
/// that has no signatures, or calls everything infected, is worse than none.
final class Canary {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int HARMLESS_BYTES = 1_024;

  // In two halves, or scanners would find it in this class.
  private static final byte[] EICAR =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
          .getBytes(US_ASCII);

  private Canary() {}

  /// Whether `clamd` finds the one and passes the other.
  static boolean isPassedBy(Clamd clamd) {
    try {
      return scan(clamd, EICAR) instanceof EngineReply.Found
          && scan(clamd, harmless()) instanceof EngineReply.NothingFound;
    } catch (EngineFault _) {
      return false;
    }
  }

  private static EngineReply scan(Clamd clamd, byte[] bytes) {
    return clamd.scan(new ByteArrayInputStream(bytes), PATIENCE);
  }

  // Never the same twice: clamd remembers what it found harmless.
  private static byte[] harmless() {
    byte[] text = new byte[HARMLESS_BYTES];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) ThreadLocalRandom.current().nextInt('a', 'z' + 1);
    }
    return text;
  }
}
