package dev.airlock.scan.structure.pdf;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.Packing;
import java.io.IOException;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Any stream can be an embedded file, wherever it lies and whatever stands around it.
class PdfAttachmentsTest {
  private static final String FLATE = "/Filter /FlateDecode";

  private static byte[] evil() {
    return Packing.zlib(Packing.zstd(marked()));
  }

  private static byte[] good() {
    return Packing.zlib(Packing.zstd(harmless()));
  }

  static java.util.List<String> specifications() {
    return PdfBytes.specifications();
  }

  @ParameterizedTest
  @MethodSource("specifications")
  void aSpecificationTellsThatAStreamIsOne(String files) {
    byte[] specification = PdfBytes.specification(files);
    byte[] indirect = ascii("6 0 obj << /F 9 0 R >> endobj\n");
    byte[] attached = PdfBytes.stream("9 0 obj", FLATE, evil());
    Looks.showMarker(PdfBytes.of(specification, indirect, attached));
    Looks.showMarker(PdfBytes.of(attached, indirect, specification));
    Looks.showOpen(PdfBytes.of(PdfBytes.stream("9 0 obj", FLATE, good()), indirect, specification));
  }

  @Test
  void whatNothingNamesIsLeftToTheEngine() {
    byte[] page = PdfBytes.stream("9 0 obj", FLATE, Packing.zlib(marked()));
    Looks.showNothingToScan(PdfBytes.of(page));
    byte[] other = PdfBytes.specification("/EF << /F 7 0 R >>");
    Looks.showNothingToScan(PdfBytes.of(page, other));
  }

  @Test
  void specificationsInObjectStreamsCount() throws IOException {
    byte[] evil = Packing.zstd(marked());
    Looks.showMarker(PdfBytes.attachment(evil, CompressParameters.DEFAULT_COMPRESSION));
    Looks.showMarker(PdfBytes.attachment(evil, CompressParameters.NO_COMPRESSION));
    byte[] good = Packing.zstd(harmless());
    Looks.showOpen(PdfBytes.attachment(good, CompressParameters.DEFAULT_COMPRESSION));
    byte[] objects = Packing.zlib(ascii("5 0 << /EF << /F 9 0 R >> >>"));
    byte[] attached = PdfBytes.stream("9 0 obj", FLATE, evil());
    for (String dictionary :
        new String[] {
          "/Type /ObjStm /N 1 /First 4 " + FLATE,
          "/N 1 /First 4 " + FLATE,
          "/#4e 8 0 R /F#69rst 8 0 R " + FLATE,
          "/Type /ObjStm /Filter /LZWDecode", // cannot be read, so that it may name everything
        }) {
      byte[] specifying = PdfBytes.stream("4 0 obj", dictionary, objects);
      Looks.showMarker(PdfBytes.of(specifying, attached));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9 0 obj",
        "9 0 % a comment\n obj",
        "9 % 7 0\n 0 obj",
        "9 0 %7 0\nobj",
        "09 00 obj",
        "9\0000\tobj",
        "9 0obj",
      })
  void theNumberOfAnObjectMayBeWrittenInManyWays(String head) {
    byte[] attached = PdfBytes.stream(head, FLATE, evil());
    Looks.showMarker(PdfBytes.of(PdfBytes.specification("/EF << /F 9 0 R >>"), attached));
  }

  @Test
  void dictionariesMayBeLong() {
    for (String padding :
        new String[] {
          " ".repeat(200_000),
          "% comment\n".repeat(20_000),
          "/A (" + "a".repeat(200_000) + ")",
          "/A <" + "61".repeat(100_000) + ">",
          "/A [" + "1 ".repeat(100_000) + "]",
          "/A " + "[".repeat(50_000) + "]".repeat(50_000),
          "/A " + "<</B ".repeat(50_000) + ">>".repeat(50_000),
        }) {
      String dictionary = padding + " /Type /EmbeddedFile " + FLATE;
      Looks.showMarker(PdfBytes.of(PdfBytes.stream("9 0 obj", dictionary, evil())));
      byte[] specification = PdfBytes.specification(padding + " /EF << /F 9 0 R >>");
      byte[] attached = PdfBytes.stream("9 0 obj", padding + FLATE, evil());
      Looks.showMarker(PdfBytes.of(specification, attached));
      String trailer = "trailer << " + padding + " /Encrypt 8 0 R >>\n";
      Looks.showEncrypted(PdfBytes.of(ascii("8 0 obj << /Filter /Other >> endobj " + trailer)));
    }
  }

  @Test
  void objectsMayLieInOthersStreams() {
    byte[] attached = PdfBytes.stream("9 0 obj", "/Type /EmbeddedFile " + FLATE, evil());
    byte[] unnamed = PdfBytes.stream("9 0 obj", FLATE, evil());
    byte[] padding = ascii(" ".repeat(500));
    for (byte[] hidden :
        new byte[][] {
          attached,
          unnamed,
          joined(ascii("% "), unnamed),
          joined(ascii("("), unnamed, ascii(")")),
          joined(ascii("1 0 obj ("), unnamed),
        }) {
      String known = "/Length " + (hidden.length + padding.length + 1);
      byte[] specification = PdfBytes.specification("/EF << /F 9 0 R >>");
      for (String length : new String[] {known, "/Length 5", "/Length 3 0 R", ""}) {
        byte[] carrier = PdfBytes.stream("2 0 obj", length, joined(hidden, padding));
        Looks.showMarker(PdfBytes.of(carrier, specification));
      }
      Looks.showMarker(PdfBytes.of(PdfBytes.stream("2 0 obj", known, joined(hidden, padding))));
    }
  }

  @Test
  void whatProgramsUnderstandDifferentlyIsScanned() {
    byte[] data = Packing.zlib(marked());
    byte[] filter = ascii("7 0 obj /FlateDecode endobj\n");
    Looks.showMarker(PdfBytes.of(PdfBytes.stream("9 0 obj", "/A (endobj) " + FLATE, data)));
    Looks.showUnscannable(
        PdfBytes.of(PdfBytes.stream("9 0 obj", "/Params 1 /Filter 7 0 R", data), filter));
    Looks.showCorrupt(
        PdfBytes.of(
            PdfBytes.stream("9 0 obj", "/Params 1 /Filter /ASCIIHexDecode " + FLATE, good())));
  }

  @Test
  void theLengthOfARawAttachmentMayStandElsewhere() {
    byte[] raw = joined(harmless(), ascii(" endstream "), marked());
    byte[] length = ascii("7 0 obj " + raw.length + " endobj\n");
    for (String told : new String[] {"/Length " + raw.length, "/Length 7 0 R"}) {
      String dictionary = "/Type /EmbeddedFile " + told;
      Looks.showMarker(PdfBytes.of(PdfBytes.stream("9 0 obj", dictionary, raw), length));
    }
  }
}
