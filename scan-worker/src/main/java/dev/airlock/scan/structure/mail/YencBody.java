package dev.airlock.scan.structure.mail;

import java.io.IOException;
import java.io.InputStream;

/// Bytes that are shifted, a few of them escaped (<http://www.yenc.org/yenc-draft.1.3.txt>). Lines
/// that begin with `=y` are no data.
final class YencBody extends SingleReads {
  private static final int SHIFT = 42;
  private static final int ESCAPED_SHIFT = 64;

  private boolean lineBegins = true;
  private boolean ended;

  YencBody(InputStream encoded) {
    super(encoded);
  }

  @Override
  protected int next() throws IOException {
    while (!ended) {
      int next = in.read();
      if (next == '\r' || next == '\n') {
        lineBegins = true;
      } else if (next == '=') {
        int escaped = in.read();
        if (!lineBegins || escaped != 'y') {
          lineBegins = false;
          return escaped < 0 ? -1 : escaped - ESCAPED_SHIFT - SHIFT & 0xff;
        }
        skipControl();
      } else {
        lineBegins = false;
        return next < 0 ? -1 : next - SHIFT & 0xff;
      }
    }
    return -1;
  }

  // `ybegin`, `ypart`, or `yend`, after which nothing follows.
  private void skipControl() throws IOException {
    int kind = in.read();
    ended = kind == 'e';
    int next = kind;
    while (next >= 0 && next != '\n' && next != '\r') {
      next = in.read();
    }
  }
}
