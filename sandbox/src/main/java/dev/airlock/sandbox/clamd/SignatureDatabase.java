package dev.airlock.sandbox.clamd;

import dev.airlock.sandbox.StartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The signatures that clamd scans with.
///
/// @param folder holds at least one database file; clamd refuses to start without
/// @param description one line for people
/// @param selfCheck how often clamd looks for newer signatures, in seconds; 0 is never
public record SignatureDatabase(Path folder, String description, int selfCheck) {

  // Tables of "File formats" in the ClamAV manual.
  private static final Set<String> EXTENSIONS =
      Set.of("cvd", "cld", "cud", "ndb", "hdb", "hsb", "mdb", "msb", "ldb", "db", "yar", "yara");
  private static final int SELF_CHECK = 600;
  private static final String UNSCANNED = "unscanned.ndb";

  // In two halves, so that no source or class file is itself taken for the test virus.
  private static final String EICAR_HEAD = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$";
  private static final String EICAR_TAIL = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  // EICAR counts only at the start of a file. This one is found anywhere, for tests of what happens
  // at the far end of a stream.
  private static final String ANYWHERE = "AIRLOCK-SANDBOX-" + "TEST-SIGNATURE-ANYWHERE";

  /// A database with two test signatures, EICAR and the sandbox's own, and the shipped ones,
  /// written to `folder`. It needs no network and loads at once.
  public static SignatureDatabase builtIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("sandbox.ndb"),
        "Eicar-Test-Signature:0:0:%s\nAirlock-Test-Signature:0:*:%s\n"
            .formatted(hex(EICAR_HEAD + EICAR_TAIL), hex(ANYWHERE)));
    writeUnscanned(folder);
    return new SignatureDatabase(
        folder, "the built-in test database: it knows the EICAR test file, not real malware", 0);
  }

  // Names what clamd does not open; the same file as in containers.
  private static void writeUnscanned(Path folder) throws IOException {
    try (InputStream shipped = SignatureDatabase.class.getResourceAsStream(UNSCANNED)) {
      Files.write(folder.resolve(UNSCANNED), Objects.requireNonNull(shipped).readAllBytes());
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// The user's own database.
  ///
  /// @throws StartFailed if there is no database file in `folder`
  static SignatureDatabase given(Path folder) {
    if (!holdsSignatures(folder)) {
      throw new StartFailed(
          "AIRLOCK_CLAMAV_DB=%s holds no signature database (*.cvd, *.cld, *.ndb, *.hdb …)"
              .formatted(folder));
    }
    return new SignatureDatabase(
        folder, "the one given by AIRLOCK_CLAMAV_DB: " + folder, SELF_CHECK);
  }

  /// ClamAV's own database as freshclam keeps it.
  static SignatureDatabase official(Path folder) throws IOException {
    writeUnscanned(folder);
    return new SignatureDatabase(
        folder, "ClamAV's own, kept by freshclam in " + folder, SELF_CHECK);
  }

  private static boolean holdsSignatures(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).anyMatch(SignatureDatabase::isOne);
    } catch (IOException e) {
      throw new StartFailed("AIRLOCK_CLAMAV_DB=" + folder + " cannot be read: " + e, e);
    }
  }

  private static boolean isOne(String fileName) {
    return EXTENSIONS.contains(fileName.substring(fileName.lastIndexOf('.') + 1));
  }
}
