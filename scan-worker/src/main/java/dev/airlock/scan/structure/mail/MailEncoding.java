package dev.airlock.scan.structure.mail;

import java.io.BufferedInputStream;
import java.io.InputStream;

/// How a part of a mail is written (RFC 2045, 6), or what is written within its text.
enum MailEncoding {
  BASE64,
  QUOTED_PRINTABLE,
  UUENCODE,
  YENC,
  /// As it is, whatever that is.
  BINARY;

  /// What a body says that is written in this way.
  InputStream decoded(InputStream body) {
    InputStream buffered = new BufferedInputStream(body);
    return switch (this) {
      case BASE64 -> new Base64Body(buffered);
      case QUOTED_PRINTABLE -> new QuotedPrintableBody(buffered);
      case UUENCODE -> new UuencodedBody(buffered);
      case YENC -> new YencBody(buffered);
      case BINARY -> body;
    };
  }
}
