package dev.airlock.scan.structure.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads PDFs. The engine opens their streams, decrypts what needs no password and says when a
/// document needs one; but it knows the name of encryption in one spelling and at one place, and
/// takes some attachments for what they are not.
public final class PdfReader implements ContainerReader {
  private static final int MOST_DICTIONARY_BYTES = 64 * 1024;
  // Parsing a byte is so much more work than unpacking one.
  private static final long PARSED = 8;
  private static final int MOST_HEAD_BYTES = 2048;
  private static final int DECRYPTED_TAIL_BYTES = 1_900;
  private static final String ENCRYPT = "/Encrypt";

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    Document document = new Document(bytes, visit);
    new PdfPass(bytes, visit.budget(), document).run();
    document.followTables();
    document.judge();
  }

  private static final class Document implements PdfPass.Found {
    private final Bytes bytes;
    private final Visit visit;
    private final PdfTrailers trailers;
    private final PdfObjects objects;
    private final long headerAt;
    private final Set<PdfValue> references = new HashSet<>();
    private boolean encrypted;
    private boolean opens = true;
    private boolean hasAttachment;

    Document(Bytes bytes, Visit visit) throws IOException {
      this.bytes = bytes;
      this.visit = visit;
      this.trailers = new PdfTrailers(bytes, visit.budget());
      this.objects = new PdfObjects(bytes, visit.budget());
      String head = new String(bytes.upTo(0, MOST_HEAD_BYTES), ISO_8859_1);
      this.headerAt = Math.max(0, head.indexOf("%PDF-"));
    }

    @Override
    public void encrypt(long dictionaryAt, long nameAt) throws IOException {
      if (nameAt - dictionaryAt > MOST_DICTIONARY_BYTES) {
        encryption(List.of(), ""); // too far away to be understood
      } else if (opens) {
        trailer(dictionaryAt);
      }
    }

    @Override
    public void startXref(long at) {
      trailers.add(at);
      trailers.add(at + headerAt);
    }

    void followTables() throws IOException {
      for (long at = trailers.next(); at >= 0 && opens; at = trailers.next()) {
        trailer(at);
      }
    }

    // clamd 1.4 was seen to decrypt a document if its last 2 KiB have the name in plain letters and
    // a
    // reference behind it. Whatever else has the name there could lead it elsewhere.
    private boolean isOpenToEngine() throws IOException {
      long tailAt = Math.max(0, bytes.size() - DECRYPTED_TAIL_BYTES);
      byte[] tail = bytes.upTo(tailAt, DECRYPTED_TAIL_BYTES);
      String text = new String(tail, ISO_8859_1);
      Set<PdfValue> told = new HashSet<>();
      for (int at = text.indexOf(ENCRYPT); at >= 0; at = text.indexOf(ENCRYPT, at + 1)) {
        int valueAt = at + ENCRYPT.length();
        told.add(new PdfParser(Arrays.copyOfRange(tail, valueAt, tail.length)).next());
      }
      return told.equals(references) && told.size() == 1;
    }

    // Whatever is no reference and no dictionary is another thing of the same name.
    private void trailer(long dictionaryAt) throws IOException {
      visit.budget().countWork(PARSED * MOST_DICTIONARY_BYTES);
      PdfParser parser = new PdfParser(bytes.upTo(dictionaryAt, MOST_DICTIONARY_BYTES));
      PdfValue value = parser.next();
      if (parser.position() == MOST_DICTIONARY_BYTES) {
        encryption(List.of(), "");
      }
      if (!(value instanceof PdfValue.Dictionary trailer)) {
        return;
      }
      String id =
          trailer.get("ID") instanceof PdfValue.Array(List<PdfValue> ids)
                  && !ids.isEmpty()
                  && ids.getFirst() instanceof PdfValue.Text(String first)
              ? first
              : "";
      switch (trailer.get("Encrypt")) {
        case PdfValue.Dictionary encryption -> encryption(List.of(encryption), id);
        case PdfValue.Reference reference -> {
          references.add(reference);
          encryption(objects.find(reference, MOST_DICTIONARY_BYTES), id);
        }
        default -> {}
      }
    }

    private void encryption(List<PdfValue> found, String id) {
      encrypted = true;
      opens &=
          !found.isEmpty()
              && found.stream()
                  .allMatch(value ->
                      value instanceof PdfValue.Dictionary dictionary
                          && new PdfPassword(dictionary, id).isEmpty());
    }

    @Override
    public long stream(long dictionaryAt, long keywordAt, long dataAt) throws IOException {
      int length = (int) Math.min(keywordAt - dictionaryAt, MOST_DICTIONARY_BYTES);
      visit.budget().countWork(PARSED * Math.max(0, length));
      PdfValue value = new PdfParser(bytes.upTo(dictionaryAt, Math.max(0, length))).next();
      if (!(value instanceof PdfValue.Dictionary dictionary)) {
        return -1;
      }
      long size = size(dictionary, dataAt);
      if (PdfAttachment.isDescribedBy(dictionary)) {
        hasAttachment = true;
        attachment(dictionary, dataAt, size);
      }
      return size;
    }

    // Whoever knows the length finds the end of the stream there.
    private long size(PdfValue.Dictionary dictionary, long dataAt) throws IOException {
      long size = dictionary.number("Length", -1);
      if (size < 0 || size > bytes.size() - dataAt) {
        return -1;
      }
      String end = new String(bytes.upTo(dataAt + size, 16), ISO_8859_1);
      return end.stripLeading().startsWith("endstr") ? size : -1;
    }

    private void attachment(PdfValue.Dictionary dictionary, long dataAt, long size)
        throws IOException {
      Bytes data = bytes.range(dataAt, size < 0 ? bytes.size() - dataAt : size);
      try {
        PdfAttachment content = PdfAttachment.of(dictionary, data);
        visit.member(Member.packed("attachment", content, data.size()));
      } catch (StructureException e) {
        visit.report(e.obstacle(), e.what(), "attachment");
      }
    }

    void judge() throws IOException {
      if (encrypted && (!opens || !isOpenToEngine())) {
        visit.report(Obstacle.ENCRYPTED, "an encrypted PDF");
      } else if (encrypted && hasAttachment) {
        visit.report(Obstacle.UNSCANNABLE, "an attachment of an encrypted PDF");
      }
    }
  }
}
