package dev.airlock.scan.structure.text;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.text;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.HexFormat;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtfReaderTest {
  private static final byte[] EVIL = new ZipBuilder().add("x", marked(), 95).build();

  @Test
  void embeddedObjectsAreLookedInto() {
    Looks.showMarker(TextBytes.rtf(TextBytes.object(marked())));
    Looks.showMarker(TextBytes.rtf(TextBytes.object(EVIL)));
    Looks.showMarker(TextBytes.rtf(TextBytes.object(Packing.zstd(marked()))));
    Looks.showMarker(TextBytes.rtf(TextBytes.object(OleBytes.with("Package", EVIL))));
    Looks.showMarker(TextBytes.rtf(OleBytes.with("Package", EVIL)));
    Looks.showOpen(TextBytes.rtf(TextBytes.object(Packing.zstd(harmless()))));
  }

  /// All of this Word passes over.
  @ParameterizedTest
  @ValueSource(strings = {" ", "\r\n", "{}", "{\\unknown}", "\\unknown1 ", "{\\*\\a 0102}", "xyz"})
  void whatStandsBetweenDigitsIsPassedOver(String between) {
    String digits = HexFormat.of().formatHex(TextBytes.object(Packing.zstd(marked())));
    Looks.showMarker(
        TextBytes.rtf(digits.replaceAll("(.{7})", "$1" + Matcher.quoteReplacement(between))));
  }

  @Test
  void bytesThatAreWrittenAsTheyAreAreRead() {
    byte[] object = TextBytes.object(Packing.zstd(marked()));
    Looks.showMarker(TextBytes.rtf("\\bin" + object.length + " " + text(object)));
    Looks.showMarker(
        TextBytes.rtf(
            HexFormat.of().formatHex(object, 0, 5)
                + "\\bin"
                + (object.length - 5)
                + " "
                + text(object).substring(5)));
  }

  @Test
  void textAndPicturesAreLeftToTheEngine() {
    Looks.showNothingToScan(ascii("{\\rtf1\\ansi harmless words\\par}"));
    Looks.showNothingToScan(ascii("{\\rtf1{\\pict\\pngblip 89504e470d0a1a0a}}"));
    Looks.showNothingToScan(joined(ascii("words about "), TextBytes.rtf(marked())));
    Looks.showOpen(ascii("{\\rtf1{\\object\\objdata }}"));
    Looks.showOpen(ascii("{\\rtf1\\objdata \\bin99999999999 \\"));
  }
}
