package dev.airlock.scan.structure.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Reopened;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What has to be known of a document before its streams can be judged: encryption, the objects
/// that are embedded files, and lengths that stand in objects of their own.
final class PdfSurvey implements PdfPass.Found {
  private static final int MOST_HEAD_BYTES = 2048;
  private static final int MOST_LENGTHS = 4_000;
  private static final int MOST_OBJECT_STREAMS = 4_000;

  /// What it holds at most: as many lengths, places and numbers, none of them of more than 96
  /// bytes.
  static final int MEMORY_BYTES = 1024 * 1024;

  private final Bytes bytes;
  private final ScanBudget budget;
  private final PdfTrailers trailers;
  private final PdfEncryption encryption = new PdfEncryption();
  private final PdfFileSpecifications specifications;
  private final Map<Long, Long> lengths = new HashMap<>();
  private final List<PdfPass.Place> objectStreams = new ArrayList<>();
  private final long headerAt;
  private boolean hasMore;

  private PdfSurvey(Bytes bytes, ScanBudget budget) throws IOException {
    this.bytes = bytes;
    this.budget = budget;
    this.trailers = new PdfTrailers(bytes, budget);
    this.specifications = new PdfFileSpecifications(budget);
    String head = new String(bytes.upTo(0, MOST_HEAD_BYTES), ISO_8859_1);
    this.headerAt = Math.max(0, head.indexOf("%PDF-"));
  }

  static PdfSurvey of(Bytes bytes, ScanBudget budget) throws IOException {
    PdfSurvey survey = new PdfSurvey(bytes, budget);
    new PdfPass(bytes, budget, survey).run();
    for (long at = survey.trailers.next(); at >= 0; at = survey.trailers.next()) {
      survey.trailer(at);
    }
    survey.encryption.tryToOpen(new PdfObjects(bytes, budget));
    for (PdfPass.Place place : survey.objectStreams) {
      survey.searchObjects(PdfObject.read(bytes, place, budget));
    }
    return survey;
  }

  @Override
  public long object(PdfPass.Place place) throws IOException {
    PdfObject object = PdfObject.read(bytes, place, budget);
    PdfValue.Dictionary dictionary = object.dictionary();
    if (object.value() instanceof PdfValue.Whole(long length) && lengths.size() < MOST_LENGTHS) {
      lengths.put(object.number(), length);
    }
    if (object.number() == PdfObject.UNKNOWN) {
      encryption.unnumbered(dictionary);
    }
    // In a stream it may be the content of another document.
    if (!place.inStream() || object.isOfType("XRef")) {
      encryption.trailer(dictionary);
    }
    if (!object.isStream()) {
      return -1;
    }
    stream(place, object);
    long end = object.end(bytes, dictionary.number("Length", -1));
    return end < 0 ? BY_KEYWORD : end;
  }

  private void stream(PdfPass.Place place, PdfObject object) {
    hasMore |= isEmbeddedFile(object) || mayBeMisread(object);
    if (holdsObjects(object)) {
      if (objectStreams.size() < MOST_OBJECT_STREAMS) {
        objectStreams.add(place);
      } else {
        specifications.couldBeAny();
      }
    }
  }

  // 7.5.7: not every program needs the type
  private static boolean holdsObjects(PdfObject object) {
    Map<String, PdfValue> values = object.dictionary().values();
    return object.isOfType("ObjStm") || (values.containsKey("N") && values.containsKey("First"));
  }

  /// Whether a stream shows by itself that it is an embedded file.
  static boolean isEmbeddedFile(PdfObject object) {
    return object.isOfType("EmbeddedFile") || object.dictionary().values().containsKey("Params");
  }

  /// Whether the engine may take a stream for something else than it is. Of pictures it does not
  /// decode any.
  static boolean mayBeMisread(PdfObject object) {
    boolean isPicture = object.dictionary().get("Subtype").equals(new PdfValue.Name("Image"));
    boolean isDirect = PdfFilters.areDirect(object.dictionary());
    return !isPicture
        && !object.isOfType("XRef")
        && (object.unusual() || object.cut() || object.dictionary().repeats() || !isDirect);
  }

  @Override
  public void trailer(long dictionaryAt) throws IOException {
    PdfCharacters characters = PdfCharacters.of(bytes, dictionaryAt, budget);
    if (new PdfParser(characters).next() instanceof PdfValue.Dictionary trailer) {
      encryption.trailer(trailer);
    }
  }

  @Override
  public void fileSpecification(long valueAt) throws IOException {
    specifications.read(bytes, valueAt);
  }

  @Override
  public void startXref(long at) {
    trailers.add(at);
    trailers.add(at + headerAt);
  }

  private void searchObjects(PdfObject object) throws IOException {
    boolean isSearched = false;
    for (Reopened content : PdfContent.of(object, bytes, this, budget)) {
      try (InputStream decoded = content.open()) {
        specifications.search(decoded);
        isSearched = true;
      } catch (IOException _) {
        // As it is it may be encrypted, and damaged once it was decrypted.
      }
    }
    if (!isSearched) {
      specifications.couldBeAny();
    }
  }

  PdfEncryption encryption() {
    return encryption;
  }

  PdfFileSpecifications specifications() {
    return specifications;
  }

  /// Whether there are streams that have to be looked into.
  boolean asksForMore() {
    return hasMore || specifications.areThere() || encryption.isThere();
  }

  /// The length that a stream should have; -1 if that can't be told.
  long lengthOf(PdfObject stream) {
    return switch (stream.dictionary().get("Length")) {
      case PdfValue.Whole(long length) -> length;
      case PdfValue.Reference(long number, long _) -> lengths.getOrDefault(number, -1L);
      default -> -1;
    };
  }
}
