package dev.airlock.scan.corpus;

import static dev.airlock.scan.corpus.Specimen.EICAR;
import static dev.airlock.scan.corpus.Specimen.GOOD;
import static dev.airlock.scan.corpus.Specimen.infected;
import static dev.airlock.scan.structure.Bytewise.joined;
import static dev.airlock.scan.structure.SevenZipBytes.method;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.SevenZipBytes;
import dev.airlock.scan.structure.SevenZipBytes.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;

/// 7z archives with the test virus: every method, alone and behind every filter.
final class SevenZipSpecimens {
  private static final List<SevenZMethod> FILTERS =
      List.of(
          SevenZMethod.DELTA_FILTER,
          SevenZMethod.BCJ_X86_FILTER,
          SevenZMethod.BCJ_PPC_FILTER,
          SevenZMethod.BCJ_IA64_FILTER,
          SevenZMethod.BCJ_ARM_FILTER,
          SevenZMethod.BCJ_ARM_THUMB_FILTER,
          SevenZMethod.BCJ_SPARC_FILTER);
  // Methods.txt in 7-Zip's sources. Branches to convert are in none of the texts here.
  private static final Map<String, Method> OTHER_FILTERS =
      new TreeMap<>(
          Map.of(
              "x86", method(4),
              "ARM", method(7),
              "ARM64", method(0xa),
              "RISC-V", method(0xb),
              "x86 of old", method(3, 3, 1, 3),
              "PowerPC of old", method(3, 3, 2, 5),
              "IA-64 of old", method(3, 3, 4, 1),
              "ARM of old", method(3, 3, 5, 1),
              "ARM Thumb of old", method(3, 3, 7, 1),
              "SPARC of old", method(3, 3, 8, 5)));
  private static final Method COPY = method(0);
  private static final Method DEFLATE = method(4, 1, 8);
  private static final Method DEFLATE64 = method(4, 1, 9);
  private static final Method BZIP2 = method(4, 2, 2);
  private static final Method BCJ2 = new Method(4, List.of(3, 3, 1, 0x1b));
  private static final Method PPMD = method(3, 4, 1);
  private static final Method AES = method(6, 0xf1, 7, 1);

  private SevenZipSpecimens() {}

  static List<Specimen> all() {
    List<Specimen> all = new ArrayList<>();
    for (SevenZMethod packing : SevenZipBytes.methods()) {
      all.add(infected("7z " + packing, () -> SevenZipBytes.of("a", EICAR, packing)));
      all.add(
          infected(
              "7z %s, behind noise".formatted(packing),
              () ->
                  joined(
                      Bytewise.ascii("noise".repeat(60)), SevenZipBytes.of("a", EICAR, packing))));
      all.add(
          infected(
              "7z %s, content behind it".formatted(packing),
              () -> joined(SevenZipBytes.of("a", GOOD, packing), EICAR)));
      all.add(
          infected(
              "7z %s, behind another".formatted(packing),
              () ->
                  joined(
                      SevenZipBytes.of("a", GOOD, packing),
                      SevenZipBytes.of("a", EICAR, packing))));
      for (SevenZMethod filter : FILTERS) {
        all.add(
            infected(
                "7z %s and %s".formatted(filter, packing),
                () -> SevenZipBytes.of("a", EICAR, filter, packing)));
      }
    }
    all.addAll(byHand());
    return all;
  }

  private static List<Specimen> byHand() {
    List<Specimen> all = new ArrayList<>();
    OTHER_FILTERS.forEach((name, filter) -> {
      all.add(infected("7z " + name, () -> chain(EICAR, filter)));
      all.add(
          infected(
              "7z %s and Deflate".formatted(name),
              () -> chain(Packing.deflated(EICAR), filter, DEFLATE)));
      all.add(
          infected(
              "7z %s and BZip2".formatted(name), () -> chain(Packing.bzip2(EICAR), filter, BZIP2)));
    });
    all.add(infected("7z Copy twice", () -> chain(EICAR, COPY, COPY)));
    all.add(infected("7z Deflate64", () -> chain(Packing.deflated64(EICAR), DEFLATE64)));
    all.add(infected("7z Swap2", () -> chain(swapped(2), method(2, 3, 2))));
    all.add(infected("7z Swap4", () -> chain(swapped(4), method(2, 3, 4))));
    all.add(
        infected(
            "7z BCJ2",
            () ->
                SevenZipBytes.ofPacked(
                    "a",
                    List.of(BCJ2),
                    List.of(EICAR.length),
                    EICAR,
                    new byte[0],
                    new byte[0],
                    new byte[5])));
    all.add(new Specimen("7z PPMd", () -> chain(EICAR, PPMD), Ending.UNSCANNABLE));
    all.add(new Specimen("7z AES", () -> chain(Bytewise.random(80), AES), Ending.ENCRYPTED));
    all.add(infected("7z only said to be AES", () -> chain(EICAR, AES)));
    all.add(
        new Specimen(
            "7z by a method that nobody knows",
            () -> chain(EICAR, method(4, 0xf7, 0x11, 1)),
            Ending.UNSCANNABLE));
    return all;
  }

  private static byte[] chain(byte[] packed, Method... methods) {
    return SevenZipBytes.ofPacked(
        "a", List.of(methods), Collections.nCopies(methods.length, EICAR.length), packed);
  }

  // EICAR has 68 bytes, which is a multiple of both.
  private static byte[] swapped(int unit) {
    byte[] bytes = EICAR.clone();
    for (int at = 0; at < bytes.length; at += unit) {
      for (int i = 0; i < unit / 2; i++) {
        byte first = bytes[at + i];
        bytes[at + i] = bytes[at + unit - 1 - i];
        bytes[at + unit - 1 - i] = first;
      }
    }
    return bytes;
  }
}
