package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.TarBytes;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {
  private final ContentTypes types = new ContentTypes();

  @ParameterizedTest
  @CsvSource({
    "application/pdf, %PDF-1.4 and so on",
    "text/plain, just some words",
    "text/csv, 'id,name\n1,anna\n'",
  })
  void contentFitsItsDeclaration(String declared, String content) {
    assertThat(fits(content.getBytes(UTF_8), declared)).isTrue();
  }

  /// Any of these is taken for something else by its first letters.
  @ParameterizedTest
  @CsvSource({
    "text/plain, vlq3ftypbyx8 is a film by its fifth letters",
    "text/plain, 2ago4wno6sa9i hupqd fwn vozaq qook a acsp is a profile of colours by these",
    "text/plain, Article 1. The parties agree",
    "text/plain, 'From: anna\nTo: bob\nSubject: lunch\n\nhello'",
    "text/plain, icns and other words",
    "text/csv, 'GIF89a,PNG\n1,2\n'",
    "text/csv, 'Index: 1,2\n'",
  })
  void textStaysTextWhateverItBeginsWith(String declared, String content) {
    assertThat(fits(content.replace("\\n", "\n").getBytes(UTF_8), declared)).isTrue();
  }

  /// Tika has names of its own for some of them, and none for others.
  @Test
  void tarsOfEveryKindAreTars() {
    byte[] posix = TarBytes.member("a.txt", Bytewise.harmless());
    byte[] gnu = TarBytes.withMagic(posix, "ustar  ");
    for (byte[] tar : List.of(posix, gnu, TarBytes.withoutMagic(posix))) {
      assertThat(fits(tar, "application/x-tar")).isTrue();
      assertThat(fits(tar, "application/zip")).isFalse();
      assertThat(fits(tar, "text/plain")).isFalse();
    }
    assertThat(fits(new byte[2048], "application/x-tar")).isFalse();
    assertThat(fits("#!/bin/sh\n".repeat(200).getBytes(UTF_8), "application/x-tar")).isFalse();
  }

  /// pzstd begins with the length of what follows.
  @Test
  void zstandardMayBeginWithAFrameToSkip() {
    byte[] skipped = {0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 99, 0, 0, 0};
    byte[] packed = Bytewise.joined(skipped, Packing.zstd(Bytewise.harmless()));
    assertThat(fits(packed, "application/zstd")).isTrue();
    assertThat(fits(packed, "application/gzip")).isFalse();
    assertThat(fits(Bytewise.random(500), "application/zstd")).isFalse();
  }

  @Test
  void packedFilesWithoutASignatureAreTold() {
    byte[] packed = Packing.lzma(Bytewise.harmless());
    assertThat(fits(packed, "application/x-lzma")).isTrue();
    assertThat(fits(packed, "application/gzip")).isFalse();
    assertThat(fits("harmless words".getBytes(UTF_8), "application/x-lzma")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 000000206674797069736f6d0000020069736f6d", // mp4
    "text/plain, 47494638396101000100", // gif
    "text/csv, 69636e7300000100", // icns
    "image/png, 474946383961202020202020", // gif, and all letters
  })
  void whatIsNoTextStaysWhatItIs(String declared, String hex) {
    assertThat(fits(HexFormat.of().parseHex(hex), declared)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, 89504e470d0a1a0a0000000d49484452",
    "image/jpeg, ffd8ffe000104a46494600010100",
    "application/zip, 504b0506000000000000000000000000000000000000", // with nothing in it
    "application/gzip, 1f8b0800000000000003",
    "image/tiff, 49492b00080000001000000000000000",
    "image/tiff, 4d4d002b000800000000000000000010",
    "video/mp4, 00000020667479706d703432000000006d703432",
    "video/mp4, 00000020667479704d34562000000000",
    "video/mp4, 0000002066747970336770350000020069736f6d",
    "video/mp4, 000000206674797069736f35000002006d703431",
    "video/mp4, 000000206674797064617368000002006d703431",
  })
  void binaryContentFitsItsDeclaration(String declared, String hex) {
    assertThat(fits(HexFormat.of().parseHex(hex), declared)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, <!DOCTYPE html><html><body></body></html>",
    "application/pdf, just some words",
    "text/plain, <!DOCTYPE html><html><body></body></html>",
    "text/csv, %PDF-1.4 and so on",
    "image/png, %PDF-1.4 and so on",
    "text/plain, '#!/bin/sh\necho hello\n'",
    "no media type at all, just some words",
    "application/octet-stream, just some words",
  })
  void otherContentDoesNotFit(String declared, String content) {
    assertThat(fits(content.getBytes(UTF_8), declared)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, 89504e470d0a1a0a0000000d49484452", // png
    "application/pdf, 4d5a90000300000004000000ffff0000", // exe
    "text/plain, 4d5a90000300000004000000ffff0000",
    "text/plain, 7f454c46020101000000000000000000", // elf
    "image/png, 504b03041400000008000000", // zip
    "image/tiff, 49492b00070000001000000000000000", // offsets of 56 bits
    "video/mp4, 00000014667479706865696300000000", // heic
    "application/pdf, 00000020667479704d34562000000000",
    "application/pdf, 0001020304050607", // nothing known
    "application/octet-stream, 0001020304050607",
  })
  void otherBinaryContentDoesNotFit(String declared, String hex) {
    assertThat(fits(HexFormat.of().parseHex(hex), declared)).isFalse();
  }

  @Test
  void aPdfMayBeginWithOtherBytes() throws Exception {
    String pdf = new String(Documents.pdf(), ISO_8859_1);
    for (String before :
        List.of("\r\n", "x".repeat(600), "\0".repeat(1024), "\u001b%-12345X@PJL\n")) {
      assertThat(fits((before + pdf).getBytes(ISO_8859_1), "application/pdf")).isTrue();
    }
    for (String before :
        List.of(
            "x".repeat(1025),
            "<html><script>1</script>",
            "#!/bin/sh\n",
            "<?php ?>",
            "GIF89a\1\0\1\0\0\0\0,",
            "MZ\u0090\0",
            "\u007fELF",
            "PK\3\4")) {
      assertThat(fits((before + pdf).getBytes(ISO_8859_1), "application/pdf")).as(before).isFalse();
    }
  }

  private boolean fits(byte[] content, String declared) {
    return types.detect(HeadAndTail.of(content), declared).fit() == DetectedType.Fit.FITS;
  }
}
