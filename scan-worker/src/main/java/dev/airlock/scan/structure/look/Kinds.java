package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Inspection;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.archive.ArReader;
import dev.airlock.scan.structure.archive.CpioReader;
import dev.airlock.scan.structure.archive.TarReader;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.sevenzip.SevenZipReader;
import dev.airlock.scan.structure.stream.PackedStreamReader;
import dev.airlock.scan.structure.zip.ZipReader;
import java.io.IOException;
import java.util.Optional;

/// Tells by its content what a file is, and has its reader look into it.
final class Kinds implements Inspection.Inside {
  private final ZipReader zip = new ZipReader();
  private final SevenZipReader sevenZip = new SevenZipReader();
  private final HiddenContainers hidden = new HiddenContainers(zip, sevenZip);

  @Override
  public void look(Bytes bytes, SignatureSearch search, Visit visit) throws IOException {
    Optional<ContainerReader> reader = readerOf(bytes, visit);
    if (reader.isPresent()) {
      reader.get().read(bytes, visit);
    } else {
      hidden.look(bytes, search, visit);
    }
  }

  private Optional<ContainerReader> readerOf(Bytes bytes, Visit visit) throws IOException {
    Signatures head = Signatures.of(bytes);
    if (head.isZip()) {
      return Optional.of(zip);
    }
    if (head.isSevenZip()) {
      return Optional.of(sevenZip);
    }
    if (head.isAr()) {
      return Optional.of(new ArReader());
    }
    if (head.isCpio()) {
      return Optional.of(new CpioReader());
    }
    if (TarReader.isTar(bytes)) {
      return Optional.of(new TarReader());
    }
    for (PackedStreamReader stream : PackedStreamReader.ALL) {
      if (stream.isOf(bytes, visit)) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }
}
