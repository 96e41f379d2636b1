package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.sevenzip.SevenZipReader;
import dev.airlock.scan.structure.zip.ZipReader;
import java.io.IOException;
import java.util.List;

/// Archives in the midst or at the end of files that are none, such as a picture with an archive
/// behind it, or a program that unpacks itself.
final class HiddenContainers {
  private final ZipReader zip;
  private final SevenZipReader sevenZip;

  HiddenContainers(ZipReader zip, SevenZipReader sevenZip) {
    this.zip = zip;
    this.sevenZip = sevenZip;
  }

  void look(Bytes bytes, SignatureSearch search, Visit visit) throws IOException {
    if (search.overflowed()) {
      throw StructureException.tooLarge("holds too many archives");
    }
    zips(bytes, search.hits(), visit);
    others(bytes, search.hits(), visit);
  }

  // From the back, so that a zip within a zip is not taken for one beside it.
  private void zips(Bytes bytes, List<SignatureSearch.Hit> hits, Visit visit) throws IOException {
    long begin = bytes.size();
    for (SignatureSearch.Hit hit : hits.reversed()) {
      if (hit.signature() == SignatureSearch.Signature.ZIP_END && hit.at() < begin) {
        begin = zip.readAt(bytes, hit.at(), visit);
      }
    }
  }

  // What lies within an archive that was read is not read again.
  private void others(Bytes bytes, List<SignatureSearch.Hit> hits, Visit visit) {
    long done = 0;
    for (SignatureSearch.Hit hit : hits) {
      if (hit.at() >= done && hit.signature() == SignatureSearch.Signature.SEVEN_ZIP) {
        done = hit.at() + sevenZip(bytes, hit.at(), visit);
      }
    }
  }

  private long sevenZip(Bytes bytes, long at, Visit visit) {
    try {
      return sevenZip.readHidden(bytes.range(at, bytes.size() - at), visit);
    } catch (IOException e) {
      StructureException fault = StructureException.of(e);
      visit.report(fault.problem(), fault.what());
      return 1;
    }
  }
}
