package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads clamd's reply to INSTREAM (`man clamd`, section COMMANDS).
///
/// Fails closed: one reply means that nothing was found, replies of one form mean that something
/// was, and everything else, an empty reply included, is a fault.
final class ClamdReply {
  private static final String NOTHING_FOUND = "stream: OK";
  private static final String UNSCANNED = "Heuristics.Limits.Unscanned.";
  // A name that clamd marks as unofficial is that of a signature, in a database of somebody's own.
  private static final Pattern HEURISTIC =
      Pattern.compile("Heuristics\\.(?!Encrypted|Limits|.*\\.UNOFFICIAL)[!-~]+");
  private static final Pattern FOUND = Pattern.compile("stream: (?<name>\\S.*) FOUND");

  private ClamdReply() {}

  static EngineReply read(byte[] reply) {
    String text = withoutTerminator(new String(reply, US_ASCII));
    if (text.equals(NOTHING_FOUND)) {
      return new EngineReply.NothingFound();
    }
    Matcher found = FOUND.matcher(text);
    if (!found.matches()) {
      throw new EngineFault("clamd gave no verdict: '" + printable(text) + "'");
    }
    return found(found.group("name"));
  }

  // With AlertEncrypted and AlertExceedsMax clamd reports what it could not look into under these
  // names, as if it were malware. So does a signature file that names what the engine cannot open.
  private static EngineReply found(String name) {
    if (name.startsWith("Heuristics.Encrypted.")) {
      return new EngineReply.Encrypted();
    }
    if (name.startsWith(UNSCANNED)) {
      return new EngineReply.Unscanned(
          name.substring(UNSCANNED.length()).replace(".UNOFFICIAL", ""));
    }
    if (name.startsWith("Heuristics.Limits.")) {
      return new EngineReply.LimitExceeded(name);
    }
    return HEURISTIC.matcher(name).matches()
        ? new EngineReply.Suspicious(name, false)
        : new EngineReply.Found(name);
  }

  private static String withoutTerminator(String text) {
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
