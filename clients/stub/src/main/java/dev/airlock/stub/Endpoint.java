package dev.airlock.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.airlock.stub.StubRefusal.Problem;
import java.io.IOException;
import java.util.List;

/// Which call a request is.
record Endpoint(FileCalls files, UploadCalls uploads) implements HttpHandler {
  private static final String PREFIX = "/api/v1/";

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().startsWith(PREFIX)) {
        StubCall.of(exchange, "").refuse(nothing());
        return;
      }
      StubCall call = StubCall.of(exchange, PREFIX);
      try {
        call.subject();
        route(call);
      } catch (StubRefusal refusal) {
        call.refuse(refusal);
      }
    }
  }

  private void route(StubCall call) throws IOException {
    List<String> path = call.path();
    String first = path.getFirst();
    String second = path.size() > 1 ? path.get(1) : "";
    if (first.equals("profiles") && path.size() == 1) {
      files.profiles(call);
    } else if (first.equals("files") && second.equals("upload") && path.size() > 2) {
      upload(call, path);
    } else if (first.equals("files")) {
      file(call, path, second);
    } else {
      throw nothing();
    }
  }

  private void upload(StubCall call, List<String> path) throws IOException {
    String key = path.size() + " " + call.method();
    switch (path.get(2)) {
      case "initiate" -> uploads.initiate(call);
      case "complete" -> uploads.complete(call);
      default -> {
        switch (key) {
          case "4 POST" -> uploads.sign(call);
          case "4 GET" -> uploads.stored(call);
          case "3 DELETE" -> uploads.abort(call);
          default -> throw nothing();
        }
      }
    }
  }

  private void file(StubCall call, List<String> path, String second) throws IOException {
    String last = path.size() == 3 ? path.getLast() : "";
    switch (path.size() + " " + call.method() + " " + last) {
      case "1 GET " -> files.list(call);
      case "2 GET " -> {
        if (second.equals("events")) {
          files.allEvents(call);
        } else {
          files.show(call);
        }
      }
      case "2 DELETE " -> files.delete(call);
      case "3 GET download" -> files.download(call);
      case "3 GET history" -> files.history(call);
      case "3 GET events" -> files.events(call);
      case "3 POST restore" -> files.restore(call);
      default -> throw nothing();
    }
  }

  private static StubRefusal nothing() {
    return new StubRefusal(Problem.NOT_FOUND, "The stub has nothing at this path.");
  }
}
