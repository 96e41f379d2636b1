package dev.airlock.setup.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What a service needs of the tables. Each has a role of its own.
public enum ServiceRights {
  UPLOAD_API("upload-api"),
  WEBHOOK("webhook");

  private final String title;

  ServiceRights(String title) {
    this.title = title;
  }

  /// Its name for people.
  public String title() {
    return title;
  }

  /// The statements that give a role what the service needs.
  ///
  /// @param role as an SQL identifier, quoted
  String grants(String role) {
    try (InputStream text = ServiceRights.class.getResourceAsStream("/grants/" + title + ".sql")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
          .replace("${role}", role);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
