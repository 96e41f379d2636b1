package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Reopened;
import dev.airlock.scan.structure.stream.InflatedStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/// The filters of a stream (ISO 32000-1, 7.4).
final class PdfFilters {
  private static final int MOST_FILTERS = 8;
  private static final Set<String> INFLATING = Set.of("FlateDecode", "Fl");
  private static final String CRYPT = "Crypt";
  // What they turn into a picture is in the file as it is.
  private static final Set<String> PICTURES =
      Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

  private final List<String> names;

  private PdfFilters(List<String> names) {
    this.names = names;
  }

  /// Whether they stand there as names, which nobody has to look up elsewhere.
  static boolean areDirect(PdfValue.Dictionary dictionary) {
    return !namesIn(dictionary).contains("?");
  }

  /// @throws StructureException if they are none that are known here
  static PdfFilters of(PdfValue.Dictionary dictionary) throws StructureException {
    List<String> names = namesIn(dictionary);
    if (names.size() > MOST_FILTERS || hasPredictor(dictionary.get("DecodeParms"))) {
      throw unusual();
    }
    return new PdfFilters(names);
  }

  private static StructureException unusual() {
    return StructureException.unscannable("an attachment with unusual filters");
  }

  private static List<String> namesIn(PdfValue.Dictionary dictionary) {
    List<String> names = new ArrayList<>();
    switch (dictionary.get("Filter")) {
      case PdfValue.Name(String name) -> names.add(name);
      case PdfValue.Array(List<PdfValue> values) -> {
        for (PdfValue value : values) {
          names.add(value instanceof PdfValue.Name(String name) ? name : "?");
        }
      }
      case PdfValue.Keyword _ -> {}
      default -> names.add("?");
    }
    return names;
  }

  // A predictor is for pictures, and changes the bytes.
  private static boolean hasPredictor(PdfValue parameters) {
    return switch (parameters) {
      case PdfValue.Dictionary dictionary -> dictionary.number("Predictor", 1) != 1;
      case PdfValue.Array(List<PdfValue> values) ->
          values.stream().anyMatch(PdfFilters::hasPredictor);
      case PdfValue.Keyword _ -> false;
      default -> true;
    };
  }

  /// The name of the way in which a stream is encrypted, if it has one of its own (7.6.5).
  static Optional<String> cryptFilter(PdfValue.Dictionary dictionary) {
    List<String> names = namesIn(dictionary);
    int index = names.indexOf(CRYPT);
    if (index < 0) {
      return Optional.empty();
    }
    PdfValue parameters = dictionary.get("DecodeParms");
    if (parameters instanceof PdfValue.Array(List<PdfValue> values) && index < values.size()) {
      parameters = values.get(index);
    }
    return Optional.of(
        parameters instanceof PdfValue.Dictionary own
                && own.get("Name") instanceof PdfValue.Name(String name)
            ? name
            : "Identity");
  }

  /// Whether the stream itself tells where it ends.
  boolean tellEnd() {
    return !names.isEmpty() && INFLATING.contains(names.getFirst());
  }

  /// What the filters make of data.
  Reopened decoded(Bytes data) {
    return () -> tellEnd() ? rest(1, InflatedStream.zlib(data)) : rest(0, data.stream());
  }

  /// What they make of data that had to be decrypted.
  Reopened decoded(Reopened data) {
    return () -> rest(0, data.open());
  }

  private InputStream rest(int from, InputStream begun) throws IOException {
    InputStream stream = begun;
    for (String filter : names.subList(from, names.size())) {
      if (PICTURES.contains(filter)) {
        return stream;
      }
      stream =
          switch (filter) {
            case "FlateDecode", "Fl" -> inflated(stream);
            case "ASCIIHexDecode", "AHx" -> new AsciiHexStream(stream);
            case "ASCII85Decode", "A85" -> new Ascii85Stream(stream);
            case "RunLengthDecode", "RL" -> new RunLengthStream(stream);
            case CRYPT -> stream;
            default -> throw unusual();
          };
    }
    return stream;
  }

  private static InputStream inflated(InputStream encoded) {
    return new InflaterInputStream(new BufferedInputStream(encoded));
  }
}
