package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.ole.OleReader;
import dev.airlock.scan.structure.rar.RarReader;
import dev.airlock.scan.structure.sevenzip.SevenZipReader;
import dev.airlock.scan.structure.zip.ZipReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Archives in the midst or at the end of files that are none, such as a picture with an archive
/// behind it, or a program that unpacks itself.
final class HiddenContainers {
  private final ZipReader zip;
  private final SevenZipReader sevenZip;
  private final RarReader rar;

  HiddenContainers(ZipReader zip, SevenZipReader sevenZip, RarReader rar) {
    this.zip = zip;
    this.sevenZip = sevenZip;
    this.rar = rar;
  }

  void look(Bytes bytes, SignatureSearch search, Visit visit) throws IOException {
    if (search.overflowed()) {
      throw StructureException.tooLarge("holds too many archives");
    }
    zips(bytes, search.hits(), visit);
    others(bytes, search.hits(), visit);
  }

  /// Looks at places that belong to nothing in a container of another kind. Programs leave there
  /// what was deleted, so that it is often damaged.
  void outside(Bytes bytes, SignatureSearch search, OleReader.Places places, Visit visit)
      throws IOException {
    if (search.overflowed()) {
      throw StructureException.tooLarge("holds too many archives");
    }
    List<SignatureSearch.Hit> hits =
        search.hits().stream().filter(hit -> !places.areKnown(hit.at())).toList();
    zips(bytes, hits, visit.guessing());
    others(bytes, hits, visit.guessing());
  }

  /// Looks for archives that reach over several members of a container of another kind, or lie
  /// where it has none: some programs find them by what lies at the end. What looks like one may be
  /// a piece of a member, so nothing is said of damage.
  void across(Bytes bytes, SignatureSearch search, Visit visit) throws IOException {
    if (search.overflowed()) {
      throw StructureException.tooLarge("holds too many archives");
    }
    List<SignatureSearch.Hit> hits = new ArrayList<>();
    for (SignatureSearch.Hit hit : search.hits()) {
      long memberAt = visit.memberAt(hit);
      boolean isZip = hit.signature() == SignatureSearch.Signature.ZIP_END;
      if (hit.at() == 0) {
        continue; // the container itself
      }
      if (memberAt < 0 || (isZip && zip.beginsBefore(bytes, memberAt, hit.at()))) {
        hits.add(hit);
      }
    }
    zips(bytes, hits, visit.guessing());
    others(bytes, hits, visit.guessing());
  }

  // From the back, so that a zip within a zip is not taken for one beside it.
  private void zips(Bytes bytes, List<SignatureSearch.Hit> hits, Visit visit) {
    long begin = bytes.size();
    for (SignatureSearch.Hit hit : hits.reversed()) {
      if (hit.signature() == SignatureSearch.Signature.ZIP_END && hit.at() < begin) {
        begin = read(visit, hit.at(), () -> zip.readAt(bytes, hit.at(), visit));
      }
    }
  }

  // What lies within an archive that was read is not read again.
  private void others(Bytes bytes, List<SignatureSearch.Hit> hits, Visit visit) {
    long done = 0;
    for (SignatureSearch.Hit hit : hits) {
      if (hit.at() >= done) {
        done = Math.max(done, hit.at() + read(visit, 1, () -> other(bytes, hit, visit)));
      }
    }
  }

  private long other(Bytes bytes, SignatureSearch.Hit hit, Visit visit) throws IOException {
    return switch (hit.signature()) {
      case ZIP_END -> 0;
      case DISK_IMAGE -> {
        visit.report(Obstacle.UNSCANNABLE, "a disk image");
        yield 0;
      }
      case SEVEN_ZIP -> sevenZip.readHidden(from(bytes, hit), visit);
      case RAR -> rar.readAt(from(bytes, hit), visit);
    };
  }

  // One that is damaged does not keep others from being found.
  private static long read(Visit visit, long otherwise, Reading reading) {
    try {
      return reading.run();
    } catch (IOException e) {
      StructureException fault = StructureException.of(e);
      visit.report(fault.obstacle(), fault.what());
      return otherwise;
    }
  }

  private static Bytes from(Bytes bytes, SignatureSearch.Hit hit) throws IOException {
    return bytes.range(hit.at(), bytes.size() - hit.at());
  }

  @FunctionalInterface
  private interface Reading {
    long run() throws IOException;
  }
}
