package dev.airlock.bench.count;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests by their kind, without ids: to S3 for example `PUT object` or `POST object ?uploads`,
/// to SQS the action, to the webhook the method.
///
/// @param kinds each with its number
public record RequestCounts(Map<String, Integer> kinds) {
  private static final Pattern LINE = Pattern.compile("([A-Z]+) ([^ ?]*)(\\S*) HTTP/1\\.1\r\n");
  private static final Pattern ACTION =
      Pattern.compile("\r\nX-Amz-Target: \\w+\\.(\\w+)\r\n", Pattern.CASE_INSENSITIVE);
  private static final String WEBHOOK_PATH = "/api/v1/";

  /// @param sent what begins with a request; else it is a body that was waited for with "100
  ///   Continue"
  static RequestCounts in(List<String> sent) {
    Map<String, Integer> kinds = new TreeMap<>();
    sent.forEach(request -> kind(request).ifPresent(kind -> kinds.merge(kind, 1, Integer::sum)));
    return new RequestCounts(kinds);
  }

  private static Optional<String> kind(String sent) {
    Matcher action = ACTION.matcher(sent);
    Matcher line = LINE.matcher(sent);
    if (!line.lookingAt()) {
      return Optional.empty();
    }
    if (action.find()) {
      return Optional.of(action.group(1));
    }
    String path = line.group(2);
    if (path.startsWith(WEBHOOK_PATH)) {
      return Optional.of(line.group(1));
    }
    String query = line.group(3).replaceAll("=[^&]*", "").replace("?", " ?");
    String what = path.matches("/[^/]+/?") ? " bucket" : " object";
    return Optional.of(line.group(1) + what + query);
  }

  /// How many there are of all kinds.
  public int all() {
    return kinds.values().stream().mapToInt(Integer::intValue).sum();
  }
}
