package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Inspection;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.archive.ArReader;
import dev.airlock.scan.structure.archive.CabinetReader;
import dev.airlock.scan.structure.archive.CpioReader;
import dev.airlock.scan.structure.archive.LzhReader;
import dev.airlock.scan.structure.archive.TarReader;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.mail.MailReader;
import dev.airlock.scan.structure.mail.TnefReader;
import dev.airlock.scan.structure.ole.EmbeddedObject;
import dev.airlock.scan.structure.ole.OleReader;
import dev.airlock.scan.structure.pdf.PdfReader;
import dev.airlock.scan.structure.rar.RarReader;
import dev.airlock.scan.structure.sevenzip.SevenZipReader;
import dev.airlock.scan.structure.stream.PackedStreamReader;
import dev.airlock.scan.structure.text.MarkupReader;
import dev.airlock.scan.structure.text.RtfReader;
import dev.airlock.scan.structure.zip.ZipReader;
import java.io.IOException;
import java.util.Optional;

/// Tells by its content what a file is, and has its reader look into it.
final class Kinds implements Inspection.Inside {
  private final ZipReader zip = new ZipReader();
  private final SevenZipReader sevenZip = new SevenZipReader();
  private final RarReader rar = new RarReader();
  private final HiddenContainers hidden = new HiddenContainers(zip, sevenZip, rar);

  @Override
  public void look(Bytes bytes, SignatureSearch search, Visit visit) throws IOException {
    Signatures head = Signatures.of(bytes);
    if (head.isCompoundFile()) {
      new OleReader().read(bytes, visit, places -> hidden.outside(bytes, search, places, visit));
      reportUnscanned(search, visit);
      return;
    }
    Optional<ContainerReader> reader = readerOf(head, bytes);
    if (reader.isPresent()) {
      read(reader.get(), bytes, search, visit);
      return;
    }
    for (PackedStreamReader stream : PackedStreamReader.ALL) {
      if (stream.isByChance() && stream.isOf(bytes)) {
        stream.read(bytes, visit);
      }
    }
    Opaque.kindOf(head).ifPresent(kind -> visit.report(Obstacle.UNSCANNABLE, kind));
    if (head.isMarkup()) {
      new MarkupReader().read(bytes, visit);
    } else if (head.isRtf()) {
      new RtfReader().read(bytes, visit);
    } else if (head.isEmbeddedObject()) {
      EmbeddedObject.read(bytes, visit.guessing());
    }
    if (head.mentionsPdf()) {
      new PdfReader().read(bytes, visit);
    } else if (head.isTnef()) {
      new TnefReader().read(bytes, visit);
    } else if (head.isMail()) {
      new MailReader().read(bytes, visit);
    }
    hidden.look(bytes, search, visit);
    reportUnscanned(search, visit);
  }

  // An archive within other bytes explains what the engine named there.
  private static void reportUnscanned(SignatureSearch search, Visit visit) {
    if (search.hits().isEmpty()) {
      visit.reportUnscanned();
    }
  }

  // Zips are read from their end as well, so nobody finds another one there.
  private void read(ContainerReader reader, Bytes bytes, SignatureSearch search, Visit visit)
      throws IOException {
    try {
      reader.read(bytes, visit);
    } catch (IOException e) {
      StructureException fault = StructureException.of(e);
      visit.report(fault.obstacle(), fault.what());
    }
    if (!(reader instanceof ZipReader)) {
      hidden.across(bytes, search, visit);
    }
  }

  private Optional<ContainerReader> readerOf(Signatures head, Bytes bytes) throws IOException {
    if (head.isZip()) {
      return Optional.of(zip);
    }
    if (head.isSevenZip()) {
      return Optional.of(sevenZip);
    }
    if (head.isRar()) {
      return Optional.of(rar);
    }
    if (head.isAr()) {
      return Optional.of(new ArReader());
    }
    if (head.isCpio()) {
      return Optional.of(new CpioReader());
    }
    if (head.isCabinet()) {
      return Optional.of(new CabinetReader());
    }
    if (head.isLzh()) {
      return Optional.of(new LzhReader());
    }
    if (TarReader.isTar(bytes)) {
      return Optional.of(new TarReader());
    }
    for (PackedStreamReader stream : PackedStreamReader.ALL) {
      if (!stream.isByChance() && stream.isOf(bytes)) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }
}
