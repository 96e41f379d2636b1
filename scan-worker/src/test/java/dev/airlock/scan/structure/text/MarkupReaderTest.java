package dev.airlock.scan.structure.text;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.marked;
import static dev.airlock.scan.structure.Bytewise.random;
import static dev.airlock.scan.structure.Bytewise.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupReaderTest {
  private static final String FILE = Base64.getEncoder().encodeToString(marked());

  @Test
  void whatFlatOpenDocumentEmbedsIsScanned() {
    Looks.showMarker(TextBytes.flatOpenDocument(marked()));
    Looks.showMarker(TextBytes.flatOpenDocument(Packing.zstd(marked())));
    Looks.showMarker(
        TextBytes.flatOpenDocument(new ZipBuilder().add("x", marked(), 95).build()),
        "Base64 at 172 › x");
    Looks.showOpen(TextBytes.flatOpenDocument(Packing.zstd(harmless())));
    Looks.showOpen(TextBytes.flatOpenDocument(random(5000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version='1.0'?><w:binData w:name='a'>%s</w:binData>",
        "<pkg:package><pkg:binaryData>%s</pkg:binaryData></pkg:package>",
        "<xdp:xdp><chunk>%s</chunk></xdp:xdp>",
        "<svg><image href=\"data:application/zip;base64,%s\"/></svg>",
        "<!DOCTYPE html><a href='data:;base64,%s'>x</a>",
        "  <a><![CDATA[%s]]></a>",
        "BEGIN:VCARD\nVERSION:3.0\nPHOTO;ENCODING=b;TYPE=JPEG:%s\nEND:VCARD\n",
        "BEGIN:VCALENDAR\nATTACH;ENCODING=BASE64;VALUE=BINARY:%s\nEND:VCALENDAR\n"
      })
  void whatOthersEmbedIsScanned(String document) {
    Looks.showMarker(ascii(document.formatted(FILE)));
    Looks.showMarker(document.formatted(FILE).getBytes(UTF_16));
  }

  @Test
  void whatReadersOfXmlUndoIsUndone() {
    showMarkerBy(data -> data.substring(0, 40) + "<!-- -- - - -->" + data.substring(40));
    showMarkerBy(data -> data.substring(0, 40) + "<!-----><?a b?>" + data.substring(40));
    showMarkerBy(data -> data.substring(0, 40) + "<![CDATA[" + data.substring(40) + "]]>");
    showMarkerBy(data -> "&#" + (int) data.charAt(0) + ";" + data.substring(1));
    showMarkerBy(data -> "&#x%x;".formatted((int) data.charAt(0)) + data.substring(1));
    showMarkerBy(data -> "%%%02X".formatted((int) data.charAt(0)) + data.substring(1));
    showMarkerBy(data -> data.replaceAll("(.{20})", "$1\r\n   "));
  }

  private static void showMarkerBy(UnaryOperator<String> writing) {
    Looks.showMarker(ascii("<a>" + writing.apply(FILE) + "</a>"));
  }

  @Test
  void itIsFoundBehindAnyText() {
    Random random = new Random(11);
    List<String> pieces =
        List.of(
            " ",
            "\n",
            "word ",
            "a,b;c ",
            "x=",
            "==",
            "<b>",
            "<",
            "&amp;",
            "&#65;",
            "]",
            "]]>",
            "<!-- c -->",
            "<?p?>",
            "%41",
            "%",
            "\"",
            "\u00e9",
            "ABCDEFGHIJKLMNO",
            "0123456789abcdef0",
            "http://host/a/path/of/many/words",
            "\0");
    for (int round = 0; round < 300; round++) {
      StringBuilder document = new StringBuilder("<a>");
      int before = random.nextInt(3) * 16 * 1024 + random.nextInt(200);
      while (document.length() < before) {
        document.append(pieces.get(random.nextInt(pieces.size())));
      }
      int width = 20 + random.nextInt(80);
      document.append("<i>").append(FILE.replaceAll("(.{" + width + "})", "$1\n")).append("</i>");
      Looks.showMarker(document.toString().getBytes(ISO_8859_1));
    }
  }

  @Test
  void wordsDigestsAndGenesAreNoFiles() {
    Looks.showNothingToScan(ascii("<p>" + "nothing but harmless words and more ".repeat(50)));
    Looks.showNothingToScan(
        ascii("<checksum>" + HexFormat.of().formatHex(random(64)) + "</checksum>"));
    Looks.showNothingToScan(ascii("<sequence>" + "MAFSAEDVLK EYDRRRRMEA\n".repeat(50)));
    Looks.showNothingToScan(ascii("<a>" + FILE.substring(0, 70) + "</a>"));
    Looks.showNothingToScan(ascii("words " + FILE));
  }

  @Test
  void textThatOnlyLooksLikeItIsOpen() {
    Looks.showOpen(ascii("<a>" + text(ascii("x".repeat(500))) + "</a>"));
    Looks.showOpen(ascii("<a>" + "&#99999999;&#;&#x;%zz%".repeat(50) + FILE.substring(0, 9)));
    Looks.showOpen(ascii("<!-- no end " + "<![CDATA[ ".repeat(50)));
  }
}
