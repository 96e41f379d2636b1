package dev.airlock.api.docs;

import static dev.airlock.api.problem.ApiProblem.BODY_TOO_LARGE;
import static dev.airlock.api.problem.ApiProblem.HEADERS_TOO_LARGE;
import static dev.airlock.api.problem.ApiProblem.INSUFFICIENT_SCOPE;
import static dev.airlock.api.problem.ApiProblem.INTERNAL_ERROR;
import static dev.airlock.api.problem.ApiProblem.INVALID_FIELD;
import static dev.airlock.api.problem.ApiProblem.MALFORMED_ID;
import static dev.airlock.api.problem.ApiProblem.MALFORMED_REQUEST;
import static dev.airlock.api.problem.ApiProblem.NOT_ACCEPTABLE;
import static dev.airlock.api.problem.ApiProblem.ORIGIN_NOT_ALLOWED;
import static dev.airlock.api.problem.ApiProblem.REQUEST_TOO_SLOW;
import static dev.airlock.api.problem.ApiProblem.UNAUTHENTICATED;
import static dev.airlock.api.problem.ApiProblem.UNAVAILABLE;
import static dev.airlock.api.problem.ApiProblem.UNSUPPORTED_MEDIA_TYPE;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.model.file.FileId;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/// Documents the problems of each operation: one response for each status, which allows only the
/// types of that operation, with an example of each.
@Component
class ProblemResponsesCustomizer implements OperationCustomizer {
  static final String SCHEMAS = "#/components/schemas/";
  static final String MEDIA_TYPE = "application/problem+json";

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    problemsOf(handler, !ScopeCustomizer.neededBy(handler).isEmpty()).stream()
        .collect(Collectors.groupingBy(ApiProblem::status, TreeMap::new, Collectors.toList()))
        .forEach((status, types) ->
            operation
                .getResponses()
                .addApiResponse(Integer.toString(status.value()), answer(status, types)));
    return operation;
  }

  private static Set<ApiProblem> problemsOf(HandlerMethod handler, boolean scoped) {
    Set<ApiProblem> problems =
        EnumSet.of(
            MALFORMED_REQUEST,
            UNAUTHENTICATED,
            ORIGIN_NOT_ALLOWED,
            HEADERS_TOO_LARGE,
            UNAVAILABLE,
            INTERNAL_ERROR);
    if (scoped) {
      problems.add(INSUFFICIENT_SCOPE);
    }
    if (!handler.isVoid()) {
      problems.add(NOT_ACCEPTABLE);
    }
    for (MethodParameter parameter : handler.getMethodParameters()) {
      problems.addAll(problemsOf(parameter));
    }
    ProblemResponses own = handler.getMethodAnnotation(ProblemResponses.class);
    if (own != null) {
      problems.addAll(Arrays.asList(own.value()));
    }
    return problems;
  }

  private static List<ApiProblem> problemsOf(MethodParameter parameter) {
    if (parameter.getParameterType() == FileId.class
        || parameter.getParameterType() == UUID.class) {
      return List.of(MALFORMED_ID);
    }
    if (parameter.hasParameterAnnotation(RequestBody.class)) {
      return List.of(INVALID_FIELD, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, REQUEST_TOO_SLOW);
    }
    boolean converted =
        parameter.hasParameterAnnotation(RequestParam.class)
            && parameter.getParameterType() != String.class;
    return converted ? List.of(INVALID_FIELD) : List.of();
  }

  private static ApiResponse answer(HttpStatus status, List<ApiProblem> types) {
    MediaType problem = new MediaType().schema(oneOf(types));
    types.forEach(type ->
        problem.addExamples(name(type), new Example().$ref("#/components/examples/" + name(type))));
    ApiResponse answer =
        new ApiResponse()
            .description(
                types.stream().map(ApiProblem::title).collect(Collectors.joining("; ")) + ".")
            .content(new Content().addMediaType(MEDIA_TYPE, problem));
    if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
      answer.addHeaderObject(
          "Retry-After",
          new Header()
              .description("After how many seconds to try again.")
              .required(true)
              .schema(new JsonSchema().typesItem("integer")));
    }
    return answer;
  }

  private static Schema<?> oneOf(List<ApiProblem> types) {
    Schema<?> one = new JsonSchema();
    Discriminator type = new Discriminator().propertyName("type");
    for (ApiProblem problem : types) {
      String schema = SCHEMAS + schemaName(problem);
      one.addOneOfItem(new JsonSchema().$ref(schema));
      type.mapping(problem.uri().toString(), schema);
    }
    return one.discriminator(type);
  }

  /// The name of the schema of one type of problem, such as `FileTooLargeProblem`.
  static String schemaName(ApiProblem type) {
    return Arrays.stream(name(type).split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining("", "", "Problem"));
  }

  static String name(ApiProblem type) {
    String urn = type.uri().toString();
    return urn.substring(urn.lastIndexOf(':') + 1);
  }
}
