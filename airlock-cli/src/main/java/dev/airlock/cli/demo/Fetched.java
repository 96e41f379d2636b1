package dev.airlock.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// What a download link leads to.
///
/// @param status of the answer
@SuppressWarnings("ArrayRecordComponent") // never compared
record Fetched(int status, byte[] content) {

  static Fetched from(URI link) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> served =
          http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());
      return new Fetched(served.statusCode(), served.body());
    }
  }
}
