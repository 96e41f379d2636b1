package dev.airlock.runtime.problem;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// A kind of error that callers can meet: what RFC 9457 calls a problem type. Each service has an
/// enum of all of its own. The type URI is `urn:airlock:problem:` and the constant's name in kebab
/// case; it never changes its meaning.
public interface ProblemKind {

  /// The constant's name.
  String name();

  HttpStatus status();

  /// The same for all problems of this kind.
  String title();

  /// The stable identifier of RFC 9457.
  default URI uri() {
    return URI.create("urn:airlock:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /// The body of a response.
  ///
  /// @param field the field of the request that is at fault, if one is
  default ProblemDetail detail(String detail, @Nullable String field) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status(), detail);
    body.setType(uri());
    body.setTitle(title());
    if (field != null) {
      body.setProperty("field", field);
    }
    return body;
  }
}
