package dev.airlock.webhook.results;

import dev.airlock.runtime.problem.FieldPath;
import dev.airlock.runtime.problem.ProblemException;
import dev.airlock.runtime.problem.StorableText;
import dev.airlock.runtime.tomcat.BoundedBody;
import dev.airlock.webhook.problem.ScannerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Parses messages of scanners strictly: no unknown fields, no duplicates, nothing after the end.
@Component
public class StrictJson {
  /// The largest body that is accepted, in bytes.
  static final int MAX_BYTES = 64 * 1024;

  // The message nests two levels deep.
  private static final int MAX_NESTING = 10;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /// Reads a body.
  ///
  /// @throws ProblemException 413 if there are more than [#MAX_BYTES], before any is read where it
  ///   says so itself; 415 if it is compressed
  public byte[] read(HttpServletRequest request) throws IOException {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          ScannerProblem.UNSUPPORTED_MEDIA_TYPE, "Send the body without a Content-Encoding.");
    }
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw tooLarge();
    }
    byte[] body = BoundedBody.read(request.getInputStream(), MAX_BYTES);
    if (body.length > MAX_BYTES) {
      throw tooLarge();
    }
    return body;
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ScannerProblem.BODY_TOO_LARGE, "A scan result has at most " + MAX_BYTES + " bytes.");
  }

  /// Parses a body.
  ///
  /// @throws ProblemException 422 naming the field at fault
  public <T> T parse(byte[] body, Class<T> type) {
    try {
      requireStorableTexts(body);
      T message = json.readValue(body, type);
      if (message == null) {
        throw invalid("The body must be a JSON object.", "");
      }
      return message;
    } catch (DatabindException e) {
      String field = FieldPath.of(e);
      throw invalid(
          field.isEmpty()
              ? "The body must be a JSON object."
              : field + " is missing, unknown or malformed.",
          field);
    } catch (JacksonException _) {
      throw invalid("The body must be a JSON object.", "");
    }
  }

  /// PostgreSQL would refuse them later, of a message that was signed and is never to be answered
  /// with a fault of ours.
  private void requireStorableTexts(byte[] body) {
    try (JsonParser parser = json.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
        if (text && !StorableText.is(parser.getString())) {
          String field = fieldAt(parser);
          throw invalid(
              (field.isEmpty() ? "A text" : field) + " has a character that cannot be stored.",
              field);
        }
      }
    }
  }

  private static String fieldAt(JsonParser parser) {
    String name = parser.currentName();
    return name == null || !StorableText.is(name) ? "" : name;
  }

  static ProblemException invalid(String detail, String field) {
    return new ProblemException(
        ScannerProblem.INVALID_SCAN_RESULT, detail, field.isEmpty() ? null : field);
  }
}
