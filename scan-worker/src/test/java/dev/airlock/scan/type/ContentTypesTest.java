package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
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
    assertThat(types.detect(content.getBytes(UTF_8), declared).fitsDeclaration()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, 89504e470d0a1a0a0000000d49484452",
    "image/jpeg, ffd8ffe000104a46494600010100",
    "application/zip, 504b03041400000008000000",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
        + " 504b030414000600080000002100",
    "application/gzip, 1f8b0800000000000003",
  })
  void binaryContentFitsItsDeclaration(String declared, String hex) {
    assertThat(types.detect(HexFormat.of().parseHex(hex), declared).fitsDeclaration()).isTrue();
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
    assertThat(types.detect(content.getBytes(UTF_8), declared).fitsDeclaration()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, 89504e470d0a1a0a0000000d49484452", // png
    "application/pdf, 4d5a90000300000004000000ffff0000", // exe
    "text/plain, 4d5a90000300000004000000ffff0000",
    "text/plain, 7f454c46020101000000000000000000", // elf
    "image/png, 504b03041400000008000000", // zip
    "application/pdf, 0001020304050607", // nothing known
    "application/octet-stream, 0001020304050607",
  })
  void otherBinaryContentDoesNotFit(String declared, String hex) {
    assertThat(types.detect(HexFormat.of().parseHex(hex), declared).fitsDeclaration()).isFalse();
  }
}
