package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// Reads PDFs. The engine opens most of their streams, and says when a document needs a password;
/// but it knows the name of encryption in one spelling and at one place, and takes some attachments
/// for what they are not.
public final class PdfReader implements ContainerReader {

  @Override
  public ContainerKind kind() {
    return new ContainerKind(
        "PDF",
        "most streams",
        "attachments, whatever file specifications name, and what readers may understand"
            + " differently; decrypted, if the document opens without a password",
        "attachments by filters for pictures");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    try (ScanBudget.Reservation _ = visit.budget().reserve(PdfSurvey.MEMORY_BYTES)) {
      survey(bytes, visit);
    }
  }

  private static void survey(Bytes bytes, Visit visit) throws IOException {
    PdfSurvey survey = PdfSurvey.of(bytes, visit.budget());
    if (survey.encryption().isClosed()) {
      visit.report(Obstacle.ENCRYPTED, "an encrypted PDF");
    }
    if (survey.asksForMore()) {
      new PdfPass(bytes, visit.budget(), new PdfStreams(bytes, visit, survey)).run();
    }
  }
}
