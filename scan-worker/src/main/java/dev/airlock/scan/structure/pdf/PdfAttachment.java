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
import java.util.zip.InflaterInputStream;

/// The content of an embedded file (ISO 32000-1, 7.11.4) by its filters (7.4).
final class PdfAttachment implements Reopened {
  private static final int MOST_FILTERS = 8;

  private final Bytes data;
  private final List<String> filters;

  private PdfAttachment(Bytes data, List<String> filters) {
    this.data = data;
    this.filters = filters;
  }

  /// Whether a stream of this dictionary is an embedded file.
  static boolean isDescribedBy(PdfValue.Dictionary dictionary) {
    return dictionary.get("Type").equals(new PdfValue.Name("EmbeddedFile"))
        || dictionary.values().containsKey("Params");
  }

  /// @param data from where the stream's content begins; where it ends its filters may tell
  static PdfAttachment of(PdfValue.Dictionary dictionary, Bytes data) throws StructureException {
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
    PdfValue parameters = dictionary.get("DecodeParms");
    if (names.size() > MOST_FILTERS || hasPredictor(parameters)) {
      throw StructureException.unscannable("an attachment with unusual filters");
    }
    return new PdfAttachment(data, names);
  }

  // A predictor is for pictures, and changes the bytes.
  private static boolean hasPredictor(PdfValue parameters) {
    return switch (parameters) {
      case PdfValue.Dictionary dictionary -> dictionary.number("Predictor", 1) != 1;
      case PdfValue.Array(List<PdfValue> values) ->
          values.stream().anyMatch(PdfAttachment::hasPredictor);
      case PdfValue.Keyword _ -> false;
      default -> true;
    };
  }

  @Override
  public InputStream open() throws IOException {
    InputStream stream = null;
    for (String filter : filters) {
      InputStream encoded = stream == null ? data.stream() : stream;
      stream =
          switch (filter) {
            case "FlateDecode", "Fl" ->
                stream == null ? InflatedStream.zlib(data) : inflated(encoded);
            case "ASCIIHexDecode", "AHx" -> new AsciiHexStream(encoded);
            case "ASCII85Decode", "A85" -> new Ascii85Stream(encoded);
            case "RunLengthDecode", "RL" -> new RunLengthStream(encoded);
            default -> throw StructureException.unscannable("an attachment with unusual filters");
          };
    }
    return stream == null ? data.stream() : stream;
  }

  private static InputStream inflated(InputStream encoded) {
    return new InflaterInputStream(new BufferedInputStream(encoded));
  }
}
