package dev.airlock.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Which files to list.
///
/// @param parameters of the address, by name
public record ListFilter(Map<String, String> parameters) {
  public ListFilter {
    parameters = Map.copyOf(parameters);
  }

  /// All but the deleted ones.
  public static ListFilter all() {
    return new ListFilter(Map.of());
  }

  /// Only those of that profile.
  public ListFilter profile(String name) {
    return with("profile", name);
  }

  /// Only those in that state.
  public ListFilter status(String status) {
    return with("status", status);
  }

  /// Only those with that label; one label at most.
  public ListFilter metadata(String name, String value) {
    return with("metadata." + name, value);
  }

  /// Up to so many on a page, at most 100.
  public ListFilter limit(int most) {
    return with("limit", Integer.toString(most));
  }

  /// The page after the one that had this cursor as its next.
  public ListFilter after(String cursor) {
    return with("cursor", cursor);
  }

  private ListFilter with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new ListFilter(more);
  }

  String query() {
    return parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
