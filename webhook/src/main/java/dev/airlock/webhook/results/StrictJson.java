package dev.airlock.webhook.results;

import dev.airlock.runtime.problem.FieldPath;
import dev.airlock.runtime.problem.ProblemException;
import dev.airlock.webhook.problem.ScannerProblem;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
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
  /// @throws ProblemException 413 if there are more than [#MAX_BYTES]
  public byte[] read(InputStream in) throws IOException {
    byte[] body = in.readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw new ProblemException(
          ScannerProblem.BODY_TOO_LARGE, "A scan result has at most " + MAX_BYTES + " bytes.");
    }
    return body;
  }

  /// Parses a body.
  ///
  /// @throws ProblemException 422 naming the field at fault
  public <T> T parse(byte[] body, Class<T> type) {
    try {
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

  static ProblemException invalid(String detail, String field) {
    return new ProblemException(
        ScannerProblem.INVALID_SCAN_RESULT, detail, field.isEmpty() ? null : field);
  }
}
