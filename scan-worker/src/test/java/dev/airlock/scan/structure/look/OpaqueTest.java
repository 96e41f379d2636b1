package dev.airlock.scan.structure.look;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.Bytewise.random;

import dev.airlock.scan.structure.Looks;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kinds that nothing opens, and bytes that only begin like them.
class OpaqueTest {
  private static final byte[] DATA = random(200);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqsh\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\3",
        "hsqs\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\4\0",
        "E=\u00cd(\0\0\0\0\0\0\0\0\0\0\0\0Compressed ROMFS",
        "(\u00cd=E\0\0\0\0\0\0\0\0\0\0\0\0Compressed ROMFS",
        "ZOO 2.10 Archive.\u001a\0\0\u00dc\u00a7\u00c4\u00fd",
        "BZ3v1\0\0\u0010\0",
        "%\u00b5/\u00fd",
        "\u001e\u00b5/\u00fd",
        "\u001f\u009d\u00f0",
        "\u001f\u001e\0\0\1\0\5",
        "\u001f\u009e\b",
        "\u001a\bREADME.TXT\0",
        "UHA\6",
        "\0\0\0{ABCDEFGHIJTN",
        "RE~^\7\0",
        "RZIP\2\1",
        "StuffIt!",
        "WLPWM\0\0\0",
        "From: a\n\n(This file must be converted with BinHex 4.0)\n\n:#fPdFQ9YC",
      })
  void theyAreUnscannable(String head) {
    Looks.showUnscannable(joined(ascii(head), DATA));
    Looks.showUnscannable(new ZipBuilder().add("a", joined(ascii(head), DATA), 8).build());
    Looks.showUnscannable(Packing.gzip(joined(ascii(head), DATA)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqsh is a shell",
        "hsqs and sqsh",
        "Compressed ROMFS images begin with E=",
        "ZOO 2.10 Archive. That is what it says",
        "BZ3v1 is the version",
        "RE~^ a smile",
        "UHARC and UHA are programs",
        "RZIP and LRZIP",
        "{ABCDEFGHIJTN}",
        "StuffIt is a program",
        "koly is a river",
        "they say (This file must be converted with BinHex 4.0) there, but no data follow",
      })
  void wordsAreWords(String text) {
    Looks.showNothingToScan(ascii(text + " and many more words of this kind".repeat(3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001f\u001e",
        "\u001f\u009d",
        "\u001aE\u00df\u00a3",
        "q\u00c7",
        "\u00c7q",
        "\0\0\0{",
        "\u001a\1",
        "UHA",
        "BZ3v1",
        "RE~^",
      })
  void mediaThatBeginLikeThemAreMedia(String head) {
    byte[] zeros = new byte[40];
    Looks.showNothingToScan(joined(ascii(head), new byte[] {-1, -1, -1, -1, -1, -1, -1}, zeros));
  }

  @Test
  void diskImagesAreKnownByTheirEnd() {
    byte[] end = joined(ascii("koly\0\0\0\4\0\0\2\0"), new byte[500]);
    Looks.showUnscannable(joined(DATA, end));
    Looks.showUnscannable(joined(DATA, end, DATA));
    Looks.showUnscannable(new ZipBuilder().add("a.dmg", joined(DATA, end), 8).build());
  }
}
