package dev.airlock.scan.canary;

import static dev.airlock.scan.canary.Canary.Expected.ENCRYPTED;
import static dev.airlock.scan.canary.Canary.Expected.FOUND;
import static dev.airlock.scan.canary.Canary.Expected.LIMIT;
import static dev.airlock.scan.canary.Canary.Expected.NOTHING;
import static dev.airlock.scan.canary.ClamdOption.ALERT_ENCRYPTED;
import static dev.airlock.scan.canary.ClamdOption.ALERT_EXCEEDS_MAX;
import static dev.airlock.scan.canary.ClamdOption.HARMLESS;
import static dev.airlock.scan.canary.ClamdOption.MAX_HTML_NORMALIZE;
import static dev.airlock.scan.canary.ClamdOption.MAX_RECURSION;
import static dev.airlock.scan.canary.ClamdOption.SCAN_ARCHIVE;
import static dev.airlock.scan.canary.ClamdOption.SCAN_HTML;
import static dev.airlock.scan.canary.ClamdOption.SCAN_MAIL;
import static dev.airlock.scan.canary.ClamdOption.SCAN_OLE2;
import static dev.airlock.scan.canary.ClamdOption.SCAN_PDF;
import static dev.airlock.scan.canary.ClamdOption.SIGNATURES;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// What every scanner has to pass. None of it holds the test file as it is but the first, so that
/// each is found only where it is opened.
public final class Canaries {
  private static final int HARMLESS_BYTES = 1_024;
  // clamd opens 16 zips, one in another, by default.
  private static final int NESTED = 8;
  // More than can be set.
  private static final int TOO_DEEP = 110;
  // Beyond clamd's default of MaxHTMLNormalize, which it tells nobody that it reached.
  private static final int LARGE_HTML_MEBIBYTES = 41;

  private static final byte[] EICAR = Eicar.bytes();
  private static final byte[] DEEP = Packed.zips(TOO_DEEP, EICAR);

  private static final List<Canary> QUICK =
      List.of(
          found("the EICAR test file itself", EICAR, SIGNATURES),
          new Canary("harmless bytes", Canaries::harmless, NOTHING, HARMLESS, Set.of()),
          found("a zip", Packed.zip(EICAR), SCAN_ARCHIVE),
          found("a gzip", Packed.gzip(EICAR), SCAN_ARCHIVE),
          found("a 7z", SevenZips.lzma(), SCAN_ARCHIVE),
          found("a docx", Packed.docx(EICAR), SCAN_ARCHIVE),
          found("a tar.gz", Packed.gzip(Packed.tar(EICAR)), SCAN_ARCHIVE),
          found("nested zips", Packed.zips(NESTED, EICAR), MAX_RECURSION, SCAN_ARCHIVE),
          found("a PDF attachment", Documents.pdf(EICAR), SCAN_PDF),
          found("an OLE2 stream", Documents.ole(EICAR), SCAN_OLE2),
          found("a mail", Documents.mail(EICAR), SCAN_MAIL),
          found("a picture in HTML", Documents.html(EICAR), SCAN_HTML),
          encrypted("a zip", Packed.encryptedZip(EICAR), SCAN_ARCHIVE),
          encrypted("a 7z", SevenZips.encrypted(EICAR), SCAN_ARCHIVE),
          encrypted("a PDF", Documents.encryptedPdf(), SCAN_PDF),
          new Canary(
              "zips nested too deep", () -> DEEP, LIMIT, ALERT_EXCEEDS_MAX, Set.of(SCAN_ARCHIVE)));

  private static final byte[] LARGE_HTML = Documents.largeHtml(LARGE_HTML_MEBIBYTES, EICAR);

  private static final List<Canary> THOROUGH =
      Stream.concat(
              QUICK.stream(),
              Stream.of(
                  found(
                      "a large HTML page",
                      LARGE_HTML,
                      MAX_HTML_NORMALIZE,
                      SCAN_HTML,
                      SCAN_ARCHIVE)))
          .toList();

  private Canaries() {}

  /// What is asked again and again: in all a few kilobytes.
  public static List<Canary> quick() {
    return QUICK;
  }

  /// All of them, for a scanner that joins.
  public static List<Canary> thorough() {
    return THOROUGH;
  }

  /// A tar whose only member is announced with a size, and is not there: a scanner's limits show
  /// without the bytes.
  public static byte[] announcing(long size) {
    return Packed.tarHeader(size);
  }

  private static Canary found(
      String name, byte[] content, ClamdOption option, ClamdOption... needs) {
    return new Canary(name, () -> content, FOUND, option, Set.of(needs));
  }

  private static Canary encrypted(String name, byte[] content, ClamdOption... needs) {
    return new Canary(name, () -> content, ENCRYPTED, ALERT_ENCRYPTED, Set.of(needs));
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
