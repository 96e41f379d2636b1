package dev.airlock.scan.canary;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The test file that every scanner knows
/// (<https://www.eicar.org/download-anti-malware-testfile/>).
final class Eicar {

  private Eicar() {}

  /// In two halves, or scanners would find it in this class.
  static byte[] bytes() {
    return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
        .getBytes(US_ASCII);
  }
}
