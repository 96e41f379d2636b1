package dev.airlock.scan.corpus;

import static dev.airlock.scan.corpus.Ending.INFECTED;
import static dev.airlock.scan.corpus.Specimen.EICAR;
import static dev.airlock.scan.corpus.Specimen.GOOD;

import dev.airlock.scan.structure.Bytewise;
import dev.airlock.scan.structure.Packing;
import dev.airlock.scan.structure.ZipBuilder;
import dev.airlock.scan.structure.ZipBuilder.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// Zips with the test virus: every method, with every trick that is known to mislead a reader.
final class ZipSpecimens {
  // APPNOTE 4.4.5
  private static final List<Integer> METHODS = List.of(0, 8, 9, 12, 14, 20, 93, 95);
  private static final List<Integer> UNKNOWN = List.of(1, 2, 4, 6, 10, 18, 94, 96, 97, 98, 200);
  private static final int LZMA =
      14; // its decoder puts out nothing of what is longer than declared
  private static final int SIZES_BEHIND = 1 << 3;
  // APPNOTE 4.4.4: bits 0, 6 and 13
  private static final Map<String, Integer> FLAGS =
      new TreeMap<>(
          Map.of(
              "encrypted",
              1,
              "strongly encrypted",
              1 | 1 << 6,
              "masked",
              1 << 13,
              "masked and encrypted",
              1 << 13 | 1));

  private ZipSpecimens() {}

  static List<Specimen> all() {
    List<Specimen> all = new ArrayList<>();
    for (int method : METHODS) {
      tricks().forEach((trick, zip) -> all.add(of(trick, method, zip, INFECTED)));
      all.add(
          of(
              "declared shorter",
              method,
              ZipSpecimens::shorter,
              method == LZMA ? Ending.CORRUPT : INFECTED));
      FLAGS.forEach((name, flags) -> {
        all.add(
            of("only said to be " + name, method, _ -> flagged(method, flags, flags), INFECTED));
        all.add(of(name, method, _ -> encrypted(method, flags), Ending.ENCRYPTED));
      });
    }
    for (int method : UNKNOWN) {
      all.add(of("of others", method, ZipSpecimens::unknown, Ending.UNSCANNABLE));
    }
    return all;
  }

  private static Specimen of(String trick, int method, IntFunction<ZipBuilder> zip, Ending ending) {
    return new Specimen(
        "zip method %d, %s".formatted(method, trick), () -> zip.apply(method).build(), ending);
  }

  private static Map<String, IntFunction<ZipBuilder>> tricks() {
    Map<String, IntFunction<ZipBuilder>> tricks = new TreeMap<>();
    tricks.put("as it is", ZipSpecimens::plain);
    tricks.put("zip64", method -> evil(method, ZipSpecimens::zip64, ZipSpecimens::zip64));
    tricks.put("zip64 in the local header", method -> evil(method, ZipSpecimens::zip64, _ -> {}));
    tricks.put("zip64 in the directory", method -> evil(method, _ -> {}, ZipSpecimens::zip64));
    tricks.put("zip64 at the end", method -> plain(method).withZip64End());
    tricks.put(
        "zip64 everywhere",
        method -> evil(method, ZipSpecimens::zip64, ZipSpecimens::zip64).withZip64End());
    tricks.put("sizes behind", method -> evil(method, later(0), central -> flag(central, 8)));
    tricks.put("sizes behind, told before", method -> flagged(method, SIZES_BEHIND, SIZES_BEHIND));
    for (int lie : new int[] {0, 8, 12, 93, 98, 99}) {
      tricks.put(
          "local method " + lie, method -> evil(method, local -> local.method = lie, _ -> {}));
      tricks.put(
          "directory's method " + lie + ", local right",
          method -> evil(method, _ -> {}, central -> central.method = lie));
    }
    tricks.put("local checksum", method -> evil(method, local -> local.crc++, _ -> {}));
    tricks.put("local size", method -> evil(method, local -> local.size += 7, _ -> {}));
    tricks.put("local size 0", method -> evil(method, local -> local.size = 0, _ -> {}));
    tricks.put("local packed size", method -> evil(method, local -> local.compressed = 3, _ -> {}));
    tricks.put("local packed size 0", method -> evil(method, later(0), _ -> {}));
    tricks.put("local name", method -> evil(method, local -> local.name = "b.txt", _ -> {}));
    tricks.put("a name that leads out", method -> named("../../etc/a.txt", method));
    tricks.put("a folder's name", method -> named("folder/", method));
    tricks.put("no name", method -> named("", method));
    tricks.put("declared longer", method -> lying(method, fields -> fields.size += 10));
    tricks.put("another checksum", method -> lying(method, fields -> fields.crc ^= 5));
    tricks.put(
        "no sizes in either header",
        method -> evil(method, ZipSpecimens::hideSizes, ZipSpecimens::hideSizes));
    tricks.put("not in the directory", ZipSpecimens::unnamed);
    tricks.put("the same name twice", method -> plain(method).add("a.txt", GOOD, 8));
    tricks.put("twice in the directory", method -> plain(method).repeat(1, "again.txt"));
    tricks.put(
        "before another zip",
        method -> new ZipBuilder().bytes(plain(method).build()).bytes(good()));
    tricks.put("behind another zip", method -> evilAfter(good(), method));
    tricks.put("between two zips", method -> evilAfter(good(), method).bytes(good()));
    tricks.put(
        "behind a script", method -> evilAfter(Bytewise.ascii("#!/bin/sh\nexit 0\n"), method));
    tricks.put("behind noise", method -> evilAfter(Bytewise.random(777), method));
    tricks.put("behind PK00", method -> evilAfter(Bytewise.ascii("PK00"), method));
    tricks.put("behind the mark of a split", method -> evilAfter(Bytewise.ascii("PK\7\b"), method));
    tricks.put("before a line's end", method -> plain(method).comment(Bytewise.ascii("\r\n")));
    tricks.put(
        "in a comment",
        method -> new ZipBuilder().add("a", GOOD, 8).comment(plain(method).build()));
    tricks.put(
        "in a gap",
        method ->
            new ZipBuilder().add("a", GOOD, 8).bytes(plain(method).build()).add("b", GOOD, 8));
    tricks.put(
        "before the directory",
        method -> new ZipBuilder().add("a", GOOD, 8).bytes(plain(method).build()));
    return tricks;
  }

  // What nobody can read without a password looks like noise.
  private static ZipBuilder encrypted(int method, int flags) {
    Consumer<Fields> flagged = fields -> flag(fields, flags);
    byte[] noise = Bytewise.random(200);
    return new ZipBuilder()
        .add("first.txt", GOOD, 8)
        .addPacked("a.txt", EICAR, noise, method, flagged, flagged);
  }

  /// A zip with the virus by that method, behind a harmless member.
  private static ZipBuilder plain(int method) {
    return named("a.txt", method);
  }

  // Nobody here packs by these methods; what matters is that nobody unpacks them.
  private static ZipBuilder unknown(int method) {
    byte[] packed = Packing.deflated(EICAR);
    return new ZipBuilder().addPacked("a.txt", EICAR, packed, method, _ -> {}, _ -> {});
  }

  private static ZipBuilder named(String name, int method) {
    return new ZipBuilder().add("first.txt", GOOD, 8).add(name, EICAR, method);
  }

  private static ZipBuilder evil(int method, Consumer<Fields> local, Consumer<Fields> central) {
    return new ZipBuilder()
        .add("first.txt", GOOD, 8)
        .add("a.txt", EICAR, method, local, central)
        .add("last.txt", GOOD, 8);
  }

  private static ZipBuilder lying(int method, Consumer<Fields> both) {
    byte[] longer = Bytewise.joined(EICAR, GOOD);
    return new ZipBuilder().add("a.txt", longer, method, both, both);
  }

  private static ZipBuilder shorter(int method) {
    return lying(method, fields -> fields.size = EICAR.length);
  }

  private static ZipBuilder flagged(int method, int local, int central) {
    return evil(method, fields -> flag(fields, local), fields -> flag(fields, central));
  }

  private static void hideSizes(Fields fields) {
    fields.size = 0;
    fields.compressed = 0;
  }

  private static ZipBuilder unnamed(int method) {
    return evil(method, _ -> {}, central -> central.missing = true);
  }

  private static ZipBuilder evilAfter(byte[] before, int method) {
    return new ZipBuilder()
        .bytes(before)
        .countOffsetsFromHere()
        .add("first.txt", GOOD, 8)
        .add("a.txt", EICAR, method);
  }

  private static byte[] good() {
    return new ZipBuilder().add("good.txt", GOOD, 8).build();
  }

  private static void zip64(Fields fields) {
    fields.zip64 = true;
  }

  private static void flag(Fields fields, int flags) {
    fields.flags |= flags;
  }

  private static Consumer<Fields> later(int size) {
    return fields -> {
      fields.flags |= SIZES_BEHIND;
      fields.crc = 0;
      fields.size = size;
      fields.compressed = size;
    };
  }

  /// A zip without its last bytes, as it comes from an upload that broke off.
  static List<Specimen> cut() {
    return METHODS.stream()
        .map(method ->
            Specimen.infected(
                "zip method %d, without a directory".formatted(method),
                () -> {
                  byte[] zip = plain(method).build();
                  return Arrays.copyOf(zip, zip.length - 60);
                }))
        .toList();
  }
}
