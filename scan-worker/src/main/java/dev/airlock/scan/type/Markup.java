package dev.airlock.scan.type;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the markup that a text begins with, up to its first words, and tells whether a browser
/// would take it for a page. A comment, a heading or a picture is no page: many a Markdown file
/// begins with one. HTML (WHATWG, 13.2.5) and XML 1.0 disagree about where a comment, a declaration
/// and an instruction end, so a text is read in both ways.
final class Markup {

  /// By whose rules it is read.
  enum Reader {
    HTML,
    XML
  }

  private static final String HTML = "text/html";
  private static final String SVG = "image/svg+xml";
  private static final String XSLT = "application/xslt+xml";
  private static final String PHP = "text/x-php";

  // Those that make a page or run something, wherever they stand in the markup.
  private static final Set<String> OF_PAGES = Set.of("html", "script", "iframe", "frameset");
  // A page may begin with one of these (WHATWG, 13.1.2.4: the tags before them can be left out);
  // further on they are names like any other, in RSS for example.
  private static final Set<String> FIRST_OF_PAGES =
      Set.of("head", "body", "title", "meta", "link", "base", "object", "embed", "applet");

  private final String text;
  private final boolean whole;
  private final Reader reader;
  private int at;
  private boolean inElement;
  private boolean pastText;

  /// @param text that begins with no white space
  /// @param whole whether there is no more of it
  Markup(String text, boolean whole, Reader reader) {
    this.text = text.toLowerCase(Locale.ROOT);
    this.whole = whole;
    this.reader = reader;
  }

  /// The media type of the page, if it is one.
  Optional<String> page() {
    boolean declared = begins("<?xml");
    while (at < text.length()) {
      if (text.charAt(at) <= ' ') {
        at++;
      } else if (text.charAt(at) == '<' && (pastText ? declared : isMarkup())) {
        Optional<String> type = next();
        if (type.isPresent()) {
          return type;
        }
      } else if (declared && reader == Reader.XML) {
        // What declares itself XML is read to the end: elements of a page make it one anywhere.
        pastText = true;
        skipTo("<", 1, 0);
      } else {
        return Optional.empty();
      }
    }
    // What hides behind more white space and comments than anybody needs was not seen.
    return whole || pastText ? Optional.empty() : Optional.of(HTML);
  }

  // WHATWG, 13.2.5.6: what follows "<" decides whether it is one.
  private boolean isMarkup() {
    if (at + 1 == text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    return (next >= 'a' && next <= 'z') || "!?/%_:".indexOf(next) >= 0;
  }

  private Optional<String> next() {
    if (begins("<!--")) {
      skipComment();
    } else if (begins("<![cdata[") && (inElement || reader == Reader.XML)) {
      skipQuoted();
    } else if (begins("<!")) {
      return declaration();
    } else if (begins("<?")) {
      return instruction();
    } else if (begins("<%")) {
      return pastText ? skipped() : Optional.of("text/asp");
    } else if (begins("</")) {
      skipTo(">", 2, 1);
    } else {
      return element();
    }
    return Optional.empty();
  }

  // Words, whatever they look like: pages that were logged for example.
  private void skipQuoted() {
    pastText = true;
    skipTo("]]>", 9, 3);
  }

  private Optional<String> skipped() {
    at++;
    return Optional.empty();
  }

  private void skipComment() {
    if (reader == Reader.HTML && begins("<!-->")) {
      at += 5;
    } else if (reader == Reader.HTML && begins("<!--->")) {
      at += 6;
    } else {
      int close = text.indexOf("-->", at + 4);
      int end = close < 0 ? text.length() : close;
      int bang = reader == Reader.HTML ? text.indexOf("--!>", Math.min(at + 4, end), end) : -1;
      at = bang >= 0 ? bang + 4 : close < 0 ? end : close + 3;
    }
  }

  private Optional<String> declaration() {
    String name = nameAt(at + 2);
    if (name.equals("doctype")) {
      int from = at + 2 + name.length();
      while (from < text.length() && text.charAt(from) <= ' ') {
        from++;
      }
      String root = nameAt(from);
      if (root.equals("html") || root.equals("svg")) {
        return Optional.of(root.equals("html") ? HTML : SVG);
      }
    }
    if (reader == Reader.XML) {
      skipDeclaration();
    } else {
      skipTo(">", 2, 1);
    }
    return Optional.empty();
  }

  // XML 1.0, production 28: with texts in quotes, and declarations in brackets.
  private void skipDeclaration() {
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        int close = text.indexOf(c, at + 1);
        at = close < 0 ? text.length() : close;
      } else if (c == '<') {
        depth++;
      } else if (c == '>' && --depth == 0) {
        at++;
        return;
      }
    }
  }

  private Optional<String> instruction() {
    if (!pastText && text.startsWith("<?xml-stylesheet", at)) {
      return Optional.of(XSLT);
    }
    if (!pastText && at + 2 < text.length()) {
      char next = text.charAt(at + 2);
      if (next == '=' || next <= ' ' || begins("<?php")) {
        return Optional.of(PHP);
      }
    }
    skipTo(reader == Reader.XML ? "?>" : ">", 2, reader == Reader.XML ? 2 : 1);
    return Optional.empty();
  }

  private Optional<String> element() {
    String name = nameAt(at + 1);
    String local = name.substring(name.lastIndexOf(':') + 1);
    int from = at;
    skipTag();
    Optional<String> type = typeOf(local, text.substring(from, Math.min(at, text.length())));
    inElement = true;
    return type;
  }

  private Optional<String> typeOf(String local, String tag) {
    if (tag.contains("www.w3.org/1999/xsl/transform")) {
      return Optional.of(XSLT);
    }
    if (tag.contains("www.w3.org/2000/svg") || (!pastText && local.equals("svg"))) {
      return Optional.of(SVG);
    }
    if (tag.contains("www.w3.org/1999/xhtml")
        || (!pastText && OF_PAGES.contains(local))
        || (!inElement && FIRST_OF_PAGES.contains(local))) {
      return Optional.of(HTML);
    }
    return Optional.empty();
  }

  // A quote opens a value only after "=": elsewhere it is part of a name.
  private void skipTag() {
    boolean value = false;
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '>') {
        at++;
        return;
      }
      if (value && (c == '"' || c == '\'')) {
        int close = text.indexOf(c, at + 1);
        at = close < 0 ? text.length() : close;
      }
      value = c == '=' || (value && c <= ' ');
    }
  }

  private String nameAt(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) > ' ' && "/>[".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(Math.min(from, end), end);
  }

  private boolean begins(String markup) {
    return text.startsWith(markup, at);
  }

  private void skipTo(String end, int from, int length) {
    int found = text.indexOf(end, at + from);
    at = found < 0 ? text.length() : found + length;
  }
}
