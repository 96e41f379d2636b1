package dev.airlock.scan.structure.look;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.harmless;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.RarBytes;
import dev.airlock.scan.structure.SearchedStream;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.TarBytes;
import dev.airlock.scan.structure.ZipBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FirstSightTest {
  private static final byte[] PICTURE = joined(new byte[] {-1, -40, -1, -32}, random(70_000));

  @Test
  void plainFilesNeedNoSecondLook() throws IOException {
    assertThat(needsSecondLook(PICTURE)).isFalse();
    assertThat(needsSecondLook(harmless())).isFalse();
    assertThat(needsSecondLook(ascii("MZ,Mozambique\nPKW,car\n"))).isFalse();
    assertThat(needsSecondLook(new byte[0])).isFalse();
  }

  @Test
  void containersDo() throws IOException {
    byte[] zip = new ZipBuilder().add("a", "a").build();
    assertThat(needsSecondLook(zip)).isTrue();
    assertThat(needsSecondLook(Arrays.copyOf(zip, 40))).isTrue();
    assertThat(needsSecondLook(TarBytes.member("a", harmless()))).isTrue();
    for (byte[] packed :
        new byte[][] {
          Packing.gzip(PICTURE), Packing.bzip2(PICTURE), Packing.xz(PICTURE),
          Packing.lzma(PICTURE), Packing.zstd(PICTURE), Packing.lz4(PICTURE),
        }) {
      assertThat(needsSecondLook(packed)).isTrue();
    }
    assertThat(needsSecondLook(joined(ascii("\n".repeat(600) + "%PDF-1.7"), PICTURE))).isTrue();
    assertThat(needsSecondLook(ascii("From: a\r\nContent-Transfer-Encoding: base64\r\n"))).isTrue();
  }

  @Test
  void whatIsHiddenBehindAPictureDoes() throws IOException {
    assertThat(needsSecondLook(joined(PICTURE, new ZipBuilder().add("a", "a").build()))).isTrue();
    assertThat(needsSecondLook(joined(PICTURE, RarBytes.version5("a", PICTURE)))).isTrue();
  }

  private static boolean needsSecondLook(byte[] object) throws IOException {
    SignatureSearch search = new SignatureSearch();
    try (SearchedStream stream = new SearchedStream(new ByteArrayInputStream(object), search)) {
      stream.transferTo(OutputStream.nullOutputStream());
    }
    search.end();
    byte[] head = Arrays.copyOf(object, Math.min(object.length, FirstSight.HEAD_BYTES));
    return FirstSight.showsContainer(head, search);
  }
}
