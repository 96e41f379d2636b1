package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.MemberRead;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.HeldBytes;
import dev.airlock.scan.structure.bytes.Reopened;
import java.io.IOException;
import java.util.List;

/// Has those streams of a document scanned that the engine may not have decoded rightly: embedded
/// files, what is encrypted without need of a password, and what is written in a way that programs
/// understand differently.
final class PdfStreams implements PdfPass.Found {
  private static final String ATTACHMENT = "attachment";
  private static final String SCRIPT = "JS";

  private final Bytes bytes;
  private final Visit visit;
  private final PdfSurvey survey;

  PdfStreams(Bytes bytes, Visit visit, PdfSurvey survey) {
    this.bytes = bytes;
    this.visit = visit;
    this.survey = survey;
  }

  @Override
  public long object(PdfPass.Place place) throws IOException {
    PdfObject object = PdfObject.read(bytes, place, visit.budget());
    if (survey.encryption().isThere()) {
      scripts(object, object.value());
    }
    if (!object.isStream()) {
      return -1;
    }
    if (PdfSurvey.isEmbeddedFile(object) || survey.specifications().name(object)) {
      attachment(object);
    } else if (survey.specifications().mayName(object)
        || PdfSurvey.mayBeMisread(object)
        || isEncrypted(object)) {
      other(object);
    }
    long end = object.end(bytes, object.dictionary().number("Length", -1));
    return end < 0 ? BY_KEYWORD : end;
  }

  // Of pictures the engine decodes none in other documents either.
  private boolean isEncrypted(PdfObject object) {
    return survey.encryption().isThere()
        && !object.isOfType("XRef")
        && !object.dictionary().get("Subtype").equals(new PdfValue.Name("Image"));
  }

  private void attachment(PdfObject object) throws IOException {
    try {
      List<Reopened> contents = contents(object);
      if (object.dictionary().repeats() || object.cut()) {
        visit.report(Obstacle.CORRUPT, "an attachment that contradicts itself", ATTACHMENT);
      }
      if (contents.size() == 1) {
        visit.member(Member.packed(ATTACHMENT, contents.getFirst(), bytes.size()));
      } else if (!anyOpens(contents, ATTACHMENT)) {
        visit.report(Obstacle.CORRUPT, "a damaged attachment", ATTACHMENT);
      }
    } catch (StructureException e) {
      visit.report(e.obstacle(), e.what(), ATTACHMENT);
    }
  }

  // The engine knows more filters than are known here, and has its own mind about damage.
  private void other(PdfObject object) throws IOException {
    String name = "object " + (object.number() < 0 ? "?" : object.number());
    List<Reopened> contents;
    try {
      contents = contents(object);
    } catch (StructureException _) {
      return;
    }
    // What does not open with the key that the document tells is encrypted in another way.
    if (!anyOpens(contents, name) && isEncrypted(object)) {
      visit.report(Obstacle.ENCRYPTED, "an encrypted PDF");
    }
  }

  private List<Reopened> contents(PdfObject object) throws IOException {
    return PdfContent.of(object, bytes, survey, visit.budget());
  }

  private boolean anyOpens(List<Reopened> contents, String name) throws IOException {
    boolean opens = false;
    for (Reopened content : contents) {
      MemberRead read = visit.member(Member.packed(name, content, bytes.size()).guessed());
      opens |= read.complete() || read.size() > 0;
    }
    return opens;
  }

  // Strings are encrypted too, unless they lie in object streams.
  private void scripts(PdfObject object, PdfValue value) throws IOException {
    switch (value) {
      case PdfValue.Dictionary dictionary -> {
        if (dictionary.get(SCRIPT) instanceof PdfValue.Text text) {
          script(object, text);
        }
        for (PdfValue inner : dictionary.values().values()) {
          scripts(object, inner);
        }
      }
      case PdfValue.Array(List<PdfValue> values) -> {
        for (PdfValue inner : values) {
          scripts(object, inner);
        }
      }
      default -> {}
    }
  }

  private void script(PdfObject object, PdfValue.Text text) throws IOException {
    if (object.cut()) {
      visit.report(Obstacle.UNSCANNABLE, "an encrypted script that is too long");
    }
    for (PdfDecryption decryption : survey.encryption().decryptions()) {
      Bytes script = new HeldBytes(decryption.decrypted(object, text));
      visit.member(Member.stored("script", script).guessed());
    }
  }
}
