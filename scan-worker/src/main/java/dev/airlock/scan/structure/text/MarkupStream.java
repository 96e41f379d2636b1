package dev.airlock.scan.structure.text;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.mail.SingleReads;
import java.io.IOException;
import java.io.InputStream;

/// A part of XML or HTML, one character after another.
final class MarkupStream extends SingleReads {
  private final MarkupCharacters characters;
  private final long end;

  MarkupStream(Bytes bytes, long begin, long end) {
    super(InputStream.nullInputStream());
    this.characters = new MarkupCharacters(bytes, begin);
    this.end = end;
  }

  @Override
  protected int next() throws IOException {
    int next = characters.position() < end ? characters.next() : -1;
    // What is no byte is no Base64 either.
    return next > 0xff ? 0 : next;
  }
}
