package dev.airlock.bench.wire;

import java.util.regex.Pattern;

/// Requests to S3 by their kind, without names of objects and ids.
public final class ObjectRequest {
  private static final Pattern BUCKET = Pattern.compile("/[^/?]+/?(\\?.*)?");

  private ObjectRequest() {}

  /// The kind of a request, for example `PUT object` or `POST object ?uploads`.
  ///
  /// @param request method and path
  public static String kind(String request) {
    String[] words = request.split(" ", 2);
    String path = words[1];
    int query = path.indexOf('?');
    String what = BUCKET.matcher(path).matches() ? "bucket" : "object";
    return words[0] + " " + what + (query < 0 ? "" : " ?" + names(path.substring(query + 1)));
  }

  private static String names(String query) {
    return query.replaceAll("=[^&]*", "");
  }
}
