package dev.airlock.scan.corpus;

import static dev.airlock.scan.corpus.Specimen.EICAR;
import static dev.airlock.scan.corpus.Specimen.GOOD;
import static dev.airlock.scan.corpus.Specimen.infected;
import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.joined;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.RarBytes;
import dev.airlock.scan.structure.TarBytes;
import dev.airlock.scan.structure.ZipBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Archives that pack nothing, with the test virus: tar, ar, cpio and RAR.
final class ArchiveSpecimens {
  private static final byte[] END = new byte[1024];

  private ArchiveSpecimens() {}

  static List<Specimen> all() {
    List<Specimen> all = new ArrayList<>();
    all.addAll(tars());
    for (char type : "\0007AEINSVZ".toCharArray()) {
      all.add(
          infected(
              "tar, type %02x".formatted((int) type),
              () -> joined(TarBytes.member("a", GOOD), TarBytes.member("b", type, EICAR), END)));
    }
    all.addAll(longNames());
    all.addAll(ars());
    all.addAll(cpios());
    all.addAll(rars());
    return all;
  }

  private static List<Specimen> tars() {
    byte[] good = TarBytes.member("a", GOOD);
    byte[] evil = TarBytes.member("b", EICAR);
    byte[] lies = TarBytes.header("b", '0', 1);
    byte[] content = TarBytes.padded(EICAR);
    byte[] link = TarBytes.header("l", '1', 512);
    return List.of(
        infected("tar", () -> joined(good, evil, END)),
        infected("tar of old", () -> joined(TarBytes.withoutMagic(evil), END)),
        infected("tar of two kinds", () -> joined(good, TarBytes.withoutMagic(evil), END)),
        infected("tar without an end", () -> joined(good, evil)),
        infected("tar, size in base 256", () -> joined(TarBytes.wideMember("b", EICAR), END)),
        infected(
            "tar, behind a size in base 256",
            () -> joined(TarBytes.wideMember("a", GOOD), evil, END)),
        infected(
            "tar, size by pax",
            () -> joined(TarBytes.member("x", 'x', ascii("11 size=68\n")), lies, content, END)),
        infected(
            "tar, size by pax for all",
            () -> joined(TarBytes.member("g", 'g', ascii("11 size=68\n")), lies, content, END)),
        infected("tar, behind one block of zeros", () -> joined(good, new byte[512], evil, END)),
        infected("tar, behind the end", () -> joined(good, END, evil, END)),
        infected("tar, content behind the end", () -> joined(good, END, content)),
        infected("tar, without a name", () -> joined(TarBytes.member("", EICAR), END)),
        infected("tar, content of a link", () -> joined(link, content, good, END)),
        infected("tar, behind a link with a size", () -> joined(link, evil, END)),
        infected("tar, behind damage", () -> joined(good, ascii("x".repeat(512)), evil, END)),
        new Specimen("tar, a zip over two members", ArchiveSpecimens::split, Ending.CORRUPT),
        infected("tar, cut off", () -> joined(evil, Arrays.copyOf(good, 700))));
  }

  private static byte[] split() {
    byte[] zip = new ZipBuilder().add("a.txt", EICAR, 95).build();
    int half = zip.length / 2;
    return joined(
        TarBytes.member("zip.001", Arrays.copyOf(zip, half)),
        TarBytes.member("zip.002", Arrays.copyOfRange(zip, half, zip.length)),
        END);
  }

  // Each of them in the ways that a program can be told.
  private static List<Specimen> longNames() {
    return List.of(
        infected("tar, long name by GNU", () -> tar(TarArchiveOutputStream.LONGFILE_GNU)),
        infected("tar, long name by POSIX", () -> tar(TarArchiveOutputStream.LONGFILE_POSIX)),
        infected("tar, long name cut", () -> tar(TarArchiveOutputStream.LONGFILE_TRUNCATE)));
  }

  private static byte[] tar(int longNames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(longNames);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      TarArchiveEntry entry = new TarArchiveEntry("folder/".repeat(30) + "a.txt");
      entry.setSize(EICAR.length);
      tar.putArchiveEntry(entry);
      tar.write(EICAR);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<Specimen> ars() {
    byte[] head = ascii("!<arch>\n");
    return List.of(
        infected("ar", () -> joined(head, ar("a.txt/", EICAR))),
        infected("ar, second member", () -> joined(head, ar("a.txt/", GOOD), ar("b/", EICAR))),
        infected("ar, name by BSD", () -> joined(head, bsd(EICAR))),
        infected(
            "ar, long names",
            () -> joined(head, ar("//", ascii("a-long-name-in-a-table.txt/\n")), ar("/0", EICAR))),
        infected("ar, content behind it", () -> joined(head, ar("a.txt/", GOOD), EICAR)),
        infected("ar, in its table of symbols", () -> joined(head, ar("/", EICAR))));
  }

  static byte[] ar(String name, byte[] content) {
    byte[] header =
        ascii("%-16s0           0     0     644     %-10d`\n".formatted(name, content.length));
    return joined(header, content, content.length % 2 == 1 ? ascii("\n") : new byte[0]);
  }

  private static byte[] bsd(byte[] content) {
    return ar("#1/8", joined(ascii("name.txt"), content));
  }

  private static List<Specimen> cpios() {
    List<Specimen> all = new ArrayList<>();
    short[] formats = {
      CpioConstants.FORMAT_NEW, CpioConstants.FORMAT_NEW_CRC, CpioConstants.FORMAT_OLD_ASCII
    };
    for (short format : formats) {
      all.add(infected("cpio, format " + format, () -> cpio(format, EICAR)));
      all.add(
          infected(
              "cpio, format %d, content behind it".formatted(format),
              () -> joined(trimmed(cpio(format, GOOD)), EICAR)));
      all.add(
          infected(
              "cpio, format %d, another behind it".formatted(format),
              () -> joined(cpio(format, GOOD), cpio(format, EICAR))));
    }
    return all;
  }

  static byte[] cpio(short format, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(bytes, format)) {
      CpioArchiveEntry entry = new CpioArchiveEntry(format, "a.txt", content.length);
      if (format == CpioConstants.FORMAT_NEW_CRC) {
        int sum = 0;
        for (byte b : content) {
          sum += b & 0xff;
        }
        entry.setChksum(sum);
      }
      cpio.putArchiveEntry(entry);
      cpio.write(content);
      cpio.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  // Programs fill the last block with zeros.
  private static byte[] trimmed(byte[] bytes) {
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(bytes, end + 4);
  }

  private static List<Specimen> rars() {
    byte[] four = RarBytes.version4("a.txt", EICAR);
    byte[] five = RarBytes.version5("a.txt", EICAR);
    byte[] encrypted = {2, 1, 0};
    byte[] noise = Bytewise.random(200);
    return List.of(
        infected("RAR 4", () -> four),
        infected("RAR 5", () -> five),
        infected("RAR 4, behind noise", () -> joined(ascii("noise".repeat(60)), four)),
        infected("RAR 5, behind noise", () -> joined(ascii("noise".repeat(60)), five)),
        infected("RAR 4, content behind it", () -> joined(RarBytes.version4("a", GOOD), EICAR)),
        infected("RAR 5, content behind it", () -> joined(RarBytes.version5("a", GOOD), EICAR)),
        infected("RAR 4, behind another", () -> joined(RarBytes.version4("a", GOOD), four)),
        infected("RAR 5, behind another", () -> joined(RarBytes.version5("a", GOOD), five)),
        new Specimen(
            "RAR 4, packed", () -> RarBytes.version4("a", EICAR, 0x33, 0), Ending.UNSCANNABLE),
        new Specimen(
            "RAR 5, packed",
            () -> RarBytes.version5("a", EICAR, 3, new byte[0]),
            Ending.UNSCANNABLE),
        infected("RAR 4, only said to be encrypted", () -> RarBytes.version4("a", EICAR, 0x30, 4)),
        infected(
            "RAR 5, only said to be encrypted", () -> RarBytes.version5("a", EICAR, 0, encrypted)),
        new Specimen(
            "RAR 4, encrypted", () -> RarBytes.version4("a", noise, 0x30, 4), Ending.ENCRYPTED),
        new Specimen(
            "RAR 5, encrypted",
            () -> RarBytes.version5("a", noise, 0, encrypted),
            Ending.ENCRYPTED),
        new Specimen("RAR 4, encrypted headers", RarBytes::encryptedHeaders4, Ending.ENCRYPTED));
  }
}
