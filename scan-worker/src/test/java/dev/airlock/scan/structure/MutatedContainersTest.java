package dev.airlock.scan.structure;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.random;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.airlock.scan.structure.pdf.PdfBytes;
import dev.airlock.scan.structure.text.TextBytes;
import dev.airlock.testbackends.Proofs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Readers of structure get input that somebody has thought up to break them. Whatever comes out is
/// an outcome, within the limits.
class MutatedContainersTest {
  // All that is allocated one after another for a sample of a few kilobytes.
  private static final long MOST_ALLOCATED = 128L << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CHANGES = Proofs.rounds(100, 20_000);

  static Set<Map.Entry<String, byte[]>> samples() {
    return made().entrySet();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void changedBytesEndInAnOutcome(Map.Entry<String, byte[]> named) {
    String name = named.getKey();
    byte[] sample = named.getValue();
    Fuzzing fuzzing = new Fuzzing(name.hashCode());
    for (int i = 0; i < CHANGES; i++) {
      MarkerScanner scanner = new MarkerScanner();
      byte[] changed = fuzzing.changed(sample);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      assertThat(Looks.at(changed, Looks.SMALL, scanner)).isNotNull();
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(allocated).isLessThan(MOST_ALLOCATED);
      assertThat(scanner.scanned()).hasSizeLessThanOrEqualTo(Looks.SMALL.members());
      assertThat(scanner.scanned())
          .allMatch(size -> size <= Looks.SMALL.unpackedBytes(), "within the limit");
    }
  }

  private static Map<String, byte[]> made() {
    byte[] text = joined(harmless(), random(700), harmless());
    Map<String, byte[]> samples = new LinkedHashMap<>();
    for (int method : new int[] {0, 8, 12, 14, 93, 95}) {
      samples.put("zip method " + method, new ZipBuilder().add("a", text, method).build());
    }
    samples.put(
        "zip64",
        new ZipBuilder()
            .add("a", text, 8, local -> local.zip64 = true, central -> central.zip64 = true)
            .add("b", text, 8)
            .withZip64End()
            .comment(ascii("comment"))
            .build());
    samples.put(
        "zips in a row",
        joined(
            new ZipBuilder().add("a", text, 8).build(),
            new ZipBuilder().add("b", text, 0).build()));
    samples.put("gzip", joined(Packing.gzip(text), Packing.gzip(text)));
    samples.put("bzip2", Packing.bzip2(text));
    samples.put("xz", joined(Packing.xz(text), Packing.xz(text)));
    samples.put("lzma", Packing.lzma(text));
    samples.put("zstd", joined(Packing.zstd(text), Packing.zstd(text)));
    samples.put("lz4", Packing.lz4(text));
    samples.put("tar", joined(TarBytes.member("a", text), TarBytes.wideMember("b", text)));
    for (SevenZMethod method : SevenZipBytes.methods()) {
      samples.put("7z " + method, SevenZipBytes.of("a", text, method));
    }
    samples.put(
        "7z filtered", SevenZipBytes.of("a", text, SevenZMethod.DELTA_FILTER, SevenZMethod.LZMA2));
    samples.put("rar 4", RarBytes.version4("a", text));
    samples.put("rar 5", RarBytes.version5("a", text));
    samples.put("compound file", OleBytes.with("Contents", joined(text, random(6000))));
    samples.put("encrypted document", OleBytes.encryptedDocument());
    samples.put("pdf", pdf(Packing.zlib(text)));
    samples.put("owned pdf", ownedPdf());
    samples.put(
        "mail",
        ascii(
            "MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(Packing.zstd(text))));
    samples.put("cabinet", CabinetBytes.of(CabinetBytes.MS_ZIP, text, random(40_000)));
    samples.put(
        "mail of many kinds",
        ascii(
            """
            Subject: a
            Content-Type: multipart/mixed; boundary=x

            begin 644 a
            %abcdefg
            end
            =ybegin line=9
            abc=def
            =yend
            --x
            Content-Type: application/x-a
            Content-Transfer-Encoding: quoted-printable

            a=20=
            b
            --x--
            """));
    samples.put("sparse tar", TarBytes.sparse("a", text));
    samples.put("flat OpenDocument", TextBytes.flatOpenDocument(Packing.zstd(text)));
    samples.put("rtf", TextBytes.rtf(TextBytes.object(Packing.zstd(text))));
    samples.put("package", OleBytes.with("\1Ole10Native", TextBytes.stream(text)));
    samples.put("picture", joined(random(300), RarBytes.version5("a", text), random(50)));
    samples.put(
        "nested",
        Packing.gzip(
            new ZipBuilder()
                .add("a.7z", SevenZipBytes.of("a", text, SevenZMethod.LZMA2), 8)
                .build()));
    return samples;
  }

  private static byte[] ownedPdf() {
    try {
      return PdfBytes.ownedAttachment(128, harmless(), CompressParameters.DEFAULT_COMPRESSION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pdf(byte[] attachment) {
    byte[] head =
        joined(
            ascii("%PDF-1.4\n1 0 obj << /Type /EmbeddedFile /Filter /FlateDecode /Length "),
            ascii(attachment.length + " >> stream\n"),
            attachment,
            ascii("\nendstream endobj\n"));
    List<String> rest =
        List.of(
            "2 0 obj << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <",
            "00".repeat(32),
            "> /U <",
            "11".repeat(32),
            "> >> endobj\nxref\n0 1\n0000000000 65535 f\ntrailer << /Size 3 /Encrypt 2 0 R ",
            "/ID [ <0011> <2233> ] /Prev 9 >>\nstartxref\n",
            (head.length + 220) + "\n%%EOF");
    return joined(head, ascii(String.join("", rest)));
  }
}
