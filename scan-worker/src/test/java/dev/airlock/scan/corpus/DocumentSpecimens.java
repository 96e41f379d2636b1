package dev.airlock.scan.corpus;

import static dev.airlock.scan.corpus.Specimen.EICAR;
import static dev.airlock.scan.corpus.Specimen.infected;
import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.random;
import static dev.airlock.scan.structure.Bytewise.text;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.OleBytes;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import dev.airlock.scan.type.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// Compound files and PDFs with the test virus, or closed to everybody.
final class DocumentSpecimens {
  private static final Map<String, UnaryOperator<byte[]>> FILTERS =
      new TreeMap<>(
          Map.of(
              "/FlateDecode", Packing::zlib,
              "/Fl", Packing::zlib,
              "[/FlateDecode]", Packing::zlib,
              "/Fl#61teDecode", Packing::zlib,
              "/ASCIIHexDecode", DocumentSpecimens::hexadecimal,
              "/RunLengthDecode", DocumentSpecimens::runs,
              "[/ASCIIHexDecode /FlateDecode]", content -> hexadecimal(Packing.zlib(content)),
              "[/FlateDecode /FlateDecode]", content -> Packing.zlib(Packing.zlib(content)),
              "[/RunLengthDecode /AHx]", content -> runs(hexadecimal(content)),
              "[ ]", content -> content));
  // What a dictionary says before and behind its filters.
  private static final Map<String, String> DICTIONARIES =
      new TreeMap<>(
          Map.of(
              "type first",
              "/Type /EmbeddedFile /Filter %s /Length %d",
              "type last",
              "/Length %2$d /Filter %1$s /Type /EmbeddedFile",
              "checksum first",
              "/Type /EmbeddedFile /Params << /CheckSum <00ff> /Size 68 >> /Filter %s /Length %d",
              "parameters alone",
              "/Params << /Size 68 >> /Filter %s /Length %d",
              "type in other letters",
              "/Type /Embedded#46ile /Filter %s /Length %d",
              "a comment within",
              "/Type /EmbeddedFile %% /Filter /None\n/Filter %s /Length %d",
              "length elsewhere",
              "/Type /EmbeddedFile /Filter %s /Length 9 0 R",
              "no length",
              "/Type /EmbeddedFile /Filter %s"));

  private DocumentSpecimens() {}

  static List<Specimen> all() {
    List<Specimen> all = new ArrayList<>();
    all.addAll(compoundFiles());
    FILTERS.forEach((filters, encoding) ->
        DICTIONARIES.forEach((name, dictionary) ->
            all.add(
                infected(
                    "PDF attachment by %s, %s".formatted(filters, name),
                    () -> attached(dictionary, filters, encoding.apply(EICAR))))));
    all.addAll(pdfs());
    return all;
  }

  private static List<Specimen> compoundFiles() {
    return List.of(
        infected("compound file, small stream", () -> OleBytes.with("Contents", EICAR)),
        infected(
            "compound file, large stream",
            () -> OleBytes.with("Contents", joined(EICAR, random(20_000)))),
        infected("compound file, Word's stream", () -> OleBytes.with("WordDocument", EICAR)),
        infected("compound file, native object", () -> OleBytes.with("\u0001Ole10Native", EICAR)),
        infected(
            "zip by xz behind a compound file",
            () -> joined(OleBytes.with("Contents", random(9_000)), zip())),
        encrypted("encrypted Office document", OleBytes::encryptedDocument),
        encrypted("encrypted Word document", Documents::encryptedDocx));
  }

  private static List<Specimen> pdfs() {
    byte[] evil = attached("/Type /EmbeddedFile /Filter %s /Length %d", "[ ]", EICAR);
    return List.of(
        infected("PDF behind junk", () -> joined(ascii("junk\n".repeat(60)), evil)),
        infected("PDF before much else", () -> joined(evil, ascii("\n% ".repeat(20_000)))),
        infected("zip by xz behind a PDF", () -> joined(evil, zip())),
        infected(
            "PDF attachment that only a file specification names",
            () ->
                joined(
                    attached("/Filter %s /Length %d", "/FlateDecode", Packing.zlib(zip())),
                    ascii("2 0 obj << /Type /Filespec /F (a) /EF << /F 1 0 R >> >> endobj "))),
        infected("PDF before the virus", () -> joined(evil, EICAR)),
        new Specimen(
            "PDF attachment by LZW",
            () -> attached("/Type /EmbeddedFile /Filter %s /Length %d", "/LZWDecode", random(90)),
            Ending.UNSCANNABLE),
        new Specimen(
            "PDF attachment by a filter elsewhere",
            () ->
                attached("/Type /EmbeddedFile /Filter %s /Length %d", "7 0 R", Packing.zlib(EICAR)),
            Ending.UNSCANNABLE),
        infected(
            "PDF attachment by a predictor",
            () ->
                attached(
                    "/Type /EmbeddedFile /Filter %s /Length %d /DecodeParms << /Predictor 12 >>",
                    "/FlateDecode", Packing.zlib(EICAR))),
        encrypted("encrypted PDF", Documents::encryptedPdf),
        encrypted(
            "encrypted PDF, the name in other letters",
            () -> ascii(text(Documents.encryptedPdf()).replace("/Encrypt ", "/Enc#72ypt "))),
        encrypted(
            "encrypted PDF, much behind it",
            () -> joined(Documents.encryptedPdf(), ascii("\n% ".repeat(9_000)))),
        encrypted(
            "encrypted PDF behind junk",
            () -> joined(ascii("\n".repeat(700)), Documents.encryptedPdf())));
  }

  private static byte[] zip() {
    return new ZipBuilder().add("a.txt", EICAR, 95).build();
  }

  private static Specimen encrypted(String name, Callable<byte[]> content) {
    return new Specimen(
        name,
        () -> {
          try {
            return content.call();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        Ending.ENCRYPTED);
  }

  /// A PDF of nothing but an attachment.
  static byte[] attached(String dictionary, String filters, byte[] encoded) {
    return joined(
        ascii("%PDF-1.4\n1 0 obj\n<< " + dictionary.formatted(filters, encoded.length)),
        ascii(" >>\nstream\r\n"),
        encoded,
        ascii("\nendstream\nendobj\n9 0 obj\n%d\nendobj\n%%%%EOF\n".formatted(encoded.length)));
  }

  private static byte[] hexadecimal(byte[] content) {
    return Bytewise.ascii(HexFormat.of().formatHex(content) + ">");
  }

  // ISO 32000-1, 7.4.5: a length less one, and as many bytes.
  private static byte[] runs(byte[] content) {
    byte[] runs = new byte[0];
    for (int at = 0; at < content.length; at += 100) {
      int length = Math.min(100, content.length - at);
      byte[] run = new byte[length + 1];
      run[0] = (byte) (length - 1);
      System.arraycopy(content, at, run, 1, length);
      runs = joined(runs, run);
    }
    return joined(runs, new byte[] {(byte) 128});
  }
}
