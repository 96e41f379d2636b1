package dev.airlock.scan.structure.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a document is encrypted, and how what opens without a password is decrypted. Programs
/// differ in which trailer and which object they take, so all of them count.
final class PdfEncryption {
  private static final int MOST_TRAILERS = 64;
  private static final int MOST_UNNUMBERED = 16;
  private static final int MOST_DECRYPTIONS = 4;

  private final Set<Use> uses = new HashSet<>();
  private final List<PdfValue.Dictionary> unnumbered = new ArrayList<>();
  private final List<PdfDecryption> decryptions = new ArrayList<>();
  private boolean opens = true;

  private record Use(PdfValue encryption, String id) {}

  /// Adds a trailer, which may tell of encryption.
  void trailer(PdfValue.Dictionary trailer) {
    PdfValue encryption = trailer.get("Encrypt");
    // Whatever is no reference and no dictionary is another thing of the same name.
    if (encryption instanceof PdfValue.Dictionary || encryption instanceof PdfValue.Reference) {
      opens &= !trailer.repeats() && uses.size() < MOST_TRAILERS;
      if (opens) {
        uses.add(new Use(encryption, idOf(trailer)));
      }
    }
  }

  private static String idOf(PdfValue.Dictionary trailer) {
    return trailer.get("ID") instanceof PdfValue.Array(List<PdfValue> ids)
            && !ids.isEmpty()
            && ids.getFirst() instanceof PdfValue.Text(String first)
        ? first
        : "";
  }

  /// Adds an object whose number is not known: it may be the one to which trailers refer.
  void unnumbered(PdfValue.Dictionary dictionary) {
    boolean isEncryption =
        dictionary.values().containsKey("O") && dictionary.values().containsKey("U");
    if (isEncryption && unnumbered.size() <= MOST_UNNUMBERED) {
      unnumbered.add(dictionary);
    }
  }

  /// Tries whether the document opens, once all is known.
  void tryToOpen(PdfObjects objects) throws IOException {
    opens &= uses.isEmpty() || unnumbered.size() <= MOST_UNNUMBERED;
    for (Use use : uses) {
      List<PdfValue> found = new ArrayList<>();
      switch (use.encryption()) {
        case PdfValue.Reference reference when opens -> {
          found.addAll(objects.find(reference));
          opens &= !found.isEmpty();
          found.addAll(unnumbered);
        }
        case PdfValue direct -> found.add(direct);
      }
      for (PdfValue value : Set.copyOf(found)) {
        add(value, use.id());
      }
    }
  }

  private void add(PdfValue value, String id) {
    Optional<PdfDecryption> decryption =
        value instanceof PdfValue.Dictionary dictionary && opens
            ? PdfDecryption.of(dictionary, id)
            : Optional.empty();
    opens &= decryption.isPresent() && decryptions.size() < MOST_DECRYPTIONS;
    if (opens) {
      decryption.ifPresent(decryptions::add);
    }
  }

  /// Whether somebody needs a password.
  boolean isClosed() {
    return !opens;
  }

  /// Whether there is anything to decrypt.
  boolean isThere() {
    return !uses.isEmpty();
  }

  /// All ways in which programs may decrypt it.
  List<PdfDecryption> decryptions() {
    return decryptions;
  }
}
