package dev.airlock.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A form with a file (RFC 7578), whole in memory.
///
/// @param file the content of the field `file`
@SuppressWarnings("ArrayRecordComponent") // read by its one receiver, never compared
record StubForm(Map<String, String> fields, byte[] file) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?(?<boundary>[^\";]+)");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"(?<name>[^\"]*)\"");
  private static final String END_OF_HEAD = "\r\n\r\n";

  static StubForm parse(@Nullable String contentType, byte[] body) {
    Map<String, String> fields = new HashMap<>();
    byte[] file = new byte[0];
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!boundary.find()) {
      return new StubForm(fields, file);
    }
    // One character for each byte.
    String text = "\r\n" + new String(body, ISO_8859_1);
    for (String part : text.split(Pattern.quote("\r\n--" + boundary.group("boundary")), -1)) {
      int head = part.indexOf(END_OF_HEAD);
      Matcher name = NAME.matcher(head < 0 ? "" : part.substring(0, head));
      if (name.find()) {
        byte[] value = part.substring(head + END_OF_HEAD.length()).getBytes(ISO_8859_1);
        if (name.group("name").equals("file")) {
          file = value;
        } else {
          fields.put(name.group("name"), new String(value, UTF_8));
        }
      }
    }
    return new StubForm(fields, file);
  }
}
