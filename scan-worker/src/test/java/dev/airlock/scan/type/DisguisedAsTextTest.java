package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.type.DetectedType.Fit;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a browser or a shell runs, and whatever is no text, never passes as text.
@SuppressWarnings("StringConcatToTextBlock") // the ends of lines are a part of the text
class DisguisedAsTextTest {
  private static final byte[] WORDS = "Harmless words, line by line.\n".getBytes(UTF_8);

  private final ContentTypes types = new ContentTypes();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><title>x</title><script>alert(1)</script>",
        "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
        "<HTML><body>",
        "<html\n lang=en>",
        "<head><script>",
        "<script>alert(1)</script>",
        "<script\tsrc=//example.org/x.js>",
        "<body onload=alert(1)>",
        "<title>page</title><script>alert(1)</script>",
        "<meta http-equiv=refresh content=0>",
        "<iframe src=javascript:alert(1)>",
        "<!-- a comment --><html>",
        "<!--><html>--><p>",
        "<!---><script>1</script>",
        "<!-- x --!><script>1</script>",
        "<!--> words --><svg xmlns='http://www.w3.org/2000/svg'/>",
        "<!x><html>",
        "</p><html>",
        "<div></div>\n<script>alert(1)</script>",
        "<div title=\"a > b\"><script>alert(1)</script>",
        "<div title=\"><!-- \"><html>",
        "<div x\"><script>alert(1)</script>",
        "<br><br><!DOCTYPE html>",
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">",
        "<?xml version=\"1.0\" encoding='>' ?><!DOCTYPE x [<!ENTITY a \"]>\">]><html>",
        "<?xml version=\"1.0\"?><x>words<h:script"
            + " xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script></x>",
        "<?xml version=\"1.0\"?><x>words <![CDATA[ ]]> <s:svg"
            + " xmlns:s='http://www.w3.org/2000/svg'/></x>",
        "<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/xsl\" href=\"#x\"?><x/>",
        "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        "<svg onload=alert(1)>",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">",
        "<?xml version=\"1.0\"?>\n"
            + "<!-- made by hand -->\n"
            + "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\">",
        "<html><head><hta:application id=x><script language=VBScript>",
        "<job id=a><script language=\"JScript\">WScript.Echo(1)</script></job>",
        "<?XML version=\"1.0\"?><scriptlet><registration progid=\"x\"><script"
            + " language=\"JScript\"><![CDATA[ 1 ]]></script></registration></scriptlet>",
        "<?php system($_GET['c']); ?>",
        "<?PHP echo 1;",
        "<?= `id` ?>",
        "<? system('id') ?>",
        "<!-- x -->\n<?php echo 1 ?>",
        "<%@ page import=\"java.io.*\" %>",
        "<% eval request(\"c\") %>",
        "#!/bin/sh\necho hello\n",
        "#! /usr/bin/env python3\nprint(1)\n",
        "#!/usr/bin/perl -w\n",
        "@echo off\r\ndel /q *\r\n",
        "@ECHO  OFF\r\n",
        "{\\rtf1\\ansi words}",
        "%!PS-Adobe-3.0\n(x) show\n",
        "%PDF-1.4\n1 0 obj\n<< >>\nendobj\n",
      })
  void whatABrowserOrAShellRuns(String text) {
    String spaces = " \t\r\n\f".repeat(1_024);
    for (String before : new String[] {"", "\n", "\ufeff", spaces.substring(0, 1_000), "\0\0\0"}) {
      assertRefused((before + text).getBytes(UTF_8));
      assertRefused((before + text).getBytes(UTF_16LE));
      assertRefused((before + text).getBytes(UTF_16BE));
    }
    assertRefused((spaces + text).getBytes(UTF_8));
    assertRefused(("\u00a0\u200b\u3000" + text).getBytes(UTF_8));
    assertRefused(("\ufeff" + text).getBytes(UTF_16LE));
    assertRefused(("\ufeff" + text).getBytes(UTF_16BE));
    assertRefused((text + "größer".repeat(200)).getBytes(ISO_8859_1));
  }

  @Test
  void aPageBehindMoreThanIsLookedAt() {
    for (String filler : new String[] {" ", "\0", "<!-- -->", "<p></p>"}) {
      String page = filler.repeat(300_000 / filler.length()) + "<html><script>alert(1)</script>";
      assertRefused(page.getBytes(UTF_8));
    }
    assertRefused(("<!--" + "x".repeat(300_000) + "--><html>").getBytes(UTF_8));
    assertRefused((" ".repeat(150_000) + "<html>").getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40, 0x80, 0x200, 0xff00, 0x18000})
  void aProgramWithALetterForEveryByteItCanSpare(int offset) {
    byte[] program = letters(offset + 0x200);
    ByteBuffer bytes = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(0, (short) 0x5a4d).putInt(0x3c, offset).putInt(offset, 0x4550);
    assertRefused(program);
    // Where nobody looked.
    byte[] long_ = Arrays.copyOf(program, 400_000);
    Arrays.fill(long_, program.length, long_.length, (byte) 'x');
    ByteBuffer.wrap(long_).order(ByteOrder.LITTLE_ENDIAN).putInt(0x3c, 0x18000);
    assertRefused(long_);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff\0\0",
        "\u007fELF",
        "\0asm\1\0\0\0",
        "dex\n035\0",
        "L\0\0\0\1\24\2\0",
        "\u00ca\u00fe\u00ba\u00be\0\0\0\64",
        "\u00cf\u00fa\u00ed\u00fe\7\0\0\1\3\0\0\0",
        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
        "PK\3\4",
        "PK00PK\3\4",
        "\u001f\u008b\10",
        "BZh91AY&SY",
        "\u00fd7zXZ\0",
        "7z\u00bc\u00af'\u001c",
        "Rar!\u001a\7",
        "MSCF\0\0\0\0",
        "!<arch>\n",
        "\u0089PNG\r\n\u001a\n",
        "\u00ff\u00d8\u00ff\u00e0/*",
        "GIF89a/*/*\0,,;",
        "II*\0",
        "MM\0*",
        "\0\0\0 ftypisom",
        "RIFFxxxxWEBPVP8 ",
        "SQLite format 3\0",
      })
  void binaryFormatsFilledUpWithLetters(String begin) {
    byte[] content = letters(4_096);
    byte[] bytes = begin.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, content, 0, bytes.length);
    assertRefused(content);
  }

  @Test
  void aBitmapOfLetters() {
    byte[] image = letters(54 + 30_000);
    ByteBuffer.wrap(image)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(0, (byte) 'B')
        .put(1, (byte) 'M')
        .putInt(2, image.length)
        .putInt(10, 54)
        .putInt(14, 40);
    assertRefused(image);
  }

  @Test
  void archivesOfTexts() throws Exception {
    assertRefused(Documents.plainZip());
    assertRefused(joined(repeated(WORDS, 10_000), Documents.plainZip()));
    byte[] tar = new byte[1_536];
    byte[] name = "notes.txt".getBytes(UTF_8);
    System.arraycopy(name, 0, tar, 0, name.length);
    System.arraycopy(
        "0000644\0000000000\0000000000\00000000000036\00014000000000\0".getBytes(UTF_8),
        0,
        tar,
        100,
        48);
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int at = 0; at < 512; at++) {
      sum += tar[at];
    }
    System.arraycopy("%06o\0 ".formatted(sum).getBytes(UTF_8), 0, tar, 148, 8);
    System.arraycopy(WORDS, 0, tar, 512, WORDS.length);
    assertRefused(tar);
    assertRefused(("070707" + "0".repeat(70) + "notes.txt\0words").getBytes(UTF_8));
    assertRefused(("070701" + "0000002A".repeat(13) + "notes.txt\0words").getBytes(UTF_8));
  }

  @Test
  void compressedAndRandomBytes() throws Exception {
    Random random = new Random(1);
    for (int length : new int[] {256, 1_000, 70_000, 400_000}) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      assertRefused(noise);
      assertRefused(joined("Words to begin with.\n".getBytes(UTF_8), noise));
      assertRefused(joined(new byte[4_096], noise));
      assertRefused(joined(noise, new byte[4_096]));
      assertRefused(joined(new byte[] {(byte) 0xff, (byte) 0xfe}, noise));
      assertRefused(joined(repeated(WORDS, 10_000), noise));
      assertRefused(joined(noise, repeated(WORDS, 10_000)));
      byte[] wide = "Words, 氏名 and more.\r\n".repeat(10_000).getBytes(UTF_16LE);
      assertRefused(joined(wide, noise));
      assertRefused(joined(noise, wide));
    }
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(repeated(WORDS, 100));
    }
    assertRefused(gzip.toByteArray());
    assertRefused(joined(new byte[100], gzip.toByteArray()));
  }

  @Test
  void nothingButControlCharacters() {
    assertRefused(new byte[] {0});
    assertRefused(new byte[100_000]);
    assertRefused(new byte[] {1, 2, 3, 4, 5, 6});
    assertRefused("\u001a\u001a".getBytes(UTF_8));
  }

  @Test
  void documentsOfOffices() throws Exception {
    assertRefused(Documents.docx());
    assertRefused(Documents.encryptedDocx());
    assertRefused(Documents.pdf());
    assertRefused(joined("x".repeat(600).getBytes(UTF_8), Documents.pdf()));
    assertRefused("Words first\n%PDF-1.4\n1 0 obj\n<< >>\nendobj\n".getBytes(UTF_8));
  }

  private void assertRefused(byte[] bytes) {
    for (String declared : new String[] {"text/plain", "text/csv"}) {
      assertThat(types.detect(ends(bytes), declared).fit())
          .as(() -> new String(bytes, 0, Math.min(bytes.length, 200), ISO_8859_1))
          .isEqualTo(Fit.MISMATCH);
    }
  }

  private static HeadAndTail ends(byte[] bytes) {
    return new HeadAndTail(
        Arrays.copyOf(bytes, ContentTypes.headOf(bytes.length)),
        Arrays.copyOfRange(bytes, bytes.length - ContentTypes.tailOf(bytes.length), bytes.length),
        bytes.length);
  }

  private static byte[] letters(int length) {
    return Arrays.copyOf(repeated(WORDS, length / WORDS.length + 1), length);
  }

  private static byte[] repeated(byte[] bytes, int times) {
    byte[] all = new byte[bytes.length * times];
    for (int at = 0; at < all.length; at += bytes.length) {
      System.arraycopy(bytes, 0, all, at, bytes.length);
    }
    return all;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
