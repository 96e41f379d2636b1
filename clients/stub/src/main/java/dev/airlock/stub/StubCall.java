package dev.airlock.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.airlock.stub.StubRefusal.Problem;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One request to the API, and its answer.
///
/// @param path below `/api/v1/`, in segments
record StubCall(HttpExchange exchange, List<String> path) {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final int LARGEST_BODY = 1 << 20;

  static StubCall of(HttpExchange exchange, String prefix) {
    String path = exchange.getRequestURI().getPath().substring(prefix.length());
    return new StubCall(exchange, List.of(path.split("/", -1)));
  }

  String method() {
    return exchange.getRequestMethod();
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /// Where the caller reaches the stub.
  String base() {
    return "http://" + header("Host");
  }

  /// Who calls.
  ///
  /// @throws StubRefusal 401 without a token
  String subject() {
    String authorization = header("Authorization");
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      throw new StubRefusal(Problem.UNAUTHENTICATED, "The request has no bearer token.");
    }
    String token = authorization.substring("Bearer ".length());
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return token;
    }
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("sub").asString(token);
    } catch (JacksonException | IllegalArgumentException _) {
      throw new StubRefusal(Problem.UNAUTHENTICATED, "The token cannot be read.");
    }
  }

  /// The id that the path has there.
  UUID id(int segment) {
    try {
      return UUID.fromString(path.get(segment));
    } catch (IllegalArgumentException _) {
      throw new StubRefusal(Problem.MALFORMED_ID, "The id is not a UUID in its canonical form.");
    }
  }

  /// The parameters of the address.
  Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(
          decoded(equals < 0 ? pair : pair.substring(0, equals)),
          equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  /// The body as a JSON object.
  ObjectNode json() throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new StubRefusal(Problem.BODY_TOO_LARGE, "The body has more than 1 MiB.");
    }
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException _) {
      // as for any other thing that is no object
    }
    throw new StubRefusal(Problem.MALFORMED_REQUEST, "The body is not a JSON object.");
  }

  void answer(int status, JsonNode body) throws IOException {
    send(status, "application/json", JSON.writeValueAsBytes(body));
  }

  void answerNothing() throws IOException {
    exchange.sendResponseHeaders(204, -1);
  }

  void refuse(StubRefusal refusal) throws IOException {
    Problem problem = refusal.problem();
    if (problem == Problem.UNAUTHENTICATED) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
    }
    if (problem == Problem.QUOTA_EXCEEDED) {
      exchange.getResponseHeaders().set("Retry-After", "3600");
    }
    send(problem.status(), "application/problem+json", JSON.writeValueAsBytes(problemOf(refusal)));
  }

  private ObjectNode problemOf(StubRefusal refusal) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("type", refusal.problem().type())
            .put("title", refusal.problem().title())
            .put("status", refusal.problem().status())
            .put("detail", refusal.detail());
    if (refusal.problem() != Problem.UNAUTHENTICATED) { // refused before anybody looks at the path
      body.put("instance", exchange.getRequestURI().getRawPath());
    }
    return refusal.field() == null ? body : body.put("field", refusal.field());
  }

  private void send(int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
