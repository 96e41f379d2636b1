package dev.airlock.api.problem;

import dev.airlock.model.file.FileId;
import dev.airlock.runtime.problem.FieldPath;
import dev.airlock.runtime.problem.ProblemException;
import dev.airlock.runtime.problem.ProblemExceptionHandler;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns every exception in a request into a problem of a known type.
@RestControllerAdvice
class ApiProblemHandler extends ProblemExceptionHandler {
  private static final int MAX_NAMED = 100;

  private final Faults faults;

  ApiProblemHandler(Faults faults) {
    this.faults = faults;
  }

  @Override
  protected ProblemException problemOf(Exception fault, String attempt) {
    return faults.problemOf(fault, attempt);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mismatched(MethodArgumentTypeMismatchException e) {
    if (e.getRequiredType() == FileId.class || e.getRequiredType() == UUID.class) {
      return responseTo(
          new ApiProblemException(
              ApiProblem.MALFORMED_ID, "An id must be a UUID in its canonical form."));
    }
    return responseTo(
        new ApiProblemException(
            ApiProblem.INVALID_FIELD, e.getName() + " has the wrong format.", e.getName()));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field =
        switch (e.getCause()) {
          // As long as the body, if the caller likes.
          case UnrecognizedPropertyException unknown -> shortened(FieldPath.of(unknown));
          case DatabindException databind -> FieldPath.of(databind);
          // A number that fits no Java type: detected by the parser, which knows only the name.
          case InputCoercionException outOfRange -> nameOf(outOfRange);
          case null, default -> "";
        };
    ApiProblemException problem =
        field.isEmpty()
            ? new ApiProblemException(
                ApiProblem.MALFORMED_REQUEST, "The body must be a JSON object.")
            : new ApiProblemException(
                ApiProblem.INVALID_FIELD,
                e.getCause() instanceof UnrecognizedPropertyException
                    ? "There is no field " + field + "."
                    : field + " has the wrong type or is out of range.",
                field);
    return ResponseEntity.status(problem.type().status()).body(problem.toDetail());
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= MAX_NAMED
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_NAMED)) + "…";
  }

  private static String nameOf(InputCoercionException e) {
    JsonParser parser = e.processor();
    String name = parser == null ? null : parser.currentName();
    return name == null ? "" : name;
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      ApiProblemException unavailable = ApiProblemException.unavailable();
      return ResponseEntity.status(status)
          .headers(responseTo(unavailable).getHeaders())
          .body(unavailable.toDetail());
    }
    ApiProblem type = kindOf(status);
    String detail =
        body instanceof ProblemDetail given && given.getDetail() != null && status.value() != 404
            ? given.getDetail()
            : type.title() + ".";
    return ResponseEntity.status(status).headers(headers).body(type.detail(detail, null));
  }

  @Override
  protected ApiProblem kindOf(HttpStatusCode status) {
    return ApiProblem.ofStatus(status.value());
  }
}
