package dev.airlock.bench.count;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of kinds of HTTP requests, without ids.
public final class HttpRequestName {
  private static final Pattern LINE = Pattern.compile("([A-Z]+) ([^ ?]*)(\\S*) HTTP/1\\.1\r\n");
  private static final Pattern ACTION =
      Pattern.compile("\r\nX-Amz-Target: \\w+\\.(\\w+)\r\n", Pattern.CASE_INSENSITIVE);
  private static final Pattern BUCKET = Pattern.compile("/[^/]+/?");

  private HttpRequestName() {}

  /// Of requests to S3, for example `PUT object` or `POST object ?uploads`.
  public static List<String> s3(WireTap tap) {
    return tap.drain().stream().flatMap(sent -> s3(sent).stream()).toList();
  }

  static Optional<String> s3(String sent) {
    return line(sent)
        .map(line ->
            line.group(1)
                + (BUCKET.matcher(line.group(2)).matches() ? " bucket" : " object")
                + line.group(3).replaceAll("=[^&]*", "").replace("?", " ?"));
  }

  /// Of requests to SQS the actions, for example `SendMessage`.
  public static List<String> sqs(WireTap tap) {
    return tap.drain().stream().flatMap(sent -> sqs(sent).stream()).toList();
  }

  static Optional<String> sqs(String sent) {
    return Optional.of(ACTION.matcher(sent)).filter(Matcher::find).map(action -> action.group(1));
  }

  /// Of requests to any other server the methods.
  public static List<String> methods(WireTap tap) {
    return tap.drain().stream().flatMap(sent -> line(sent).stream()).map(l -> l.group(1)).toList();
  }

  // None where it is the body that was waited for with "100 Continue".
  private static Optional<Matcher> line(String sent) {
    return Optional.of(LINE.matcher(sent)).filter(Matcher::lookingAt);
  }

  /// How many there are of each.
  public static Map<String, Integer> counted(List<String> names) {
    Map<String, Integer> counts = new TreeMap<>();
    names.forEach(name -> counts.merge(name, 1, Integer::sum));
    return counts;
  }
}
