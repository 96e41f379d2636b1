package dev.airlock.scan.structure.mail;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields of a header that tell how a body is written and where its parts end (RFC 5322, 2.2;
/// RFC 2045, 5 and 6). Where programs differ in which of several they believe, all count.
final class MailHeader {
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,76} ?:");
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "boundary ?= ?(?:\"([^\"]{1,998})\"|([^;\" ]{1,998}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPLIT_BOUNDARY =
      Pattern.compile("boundary ?\\*", Pattern.CASE_INSENSITIVE);
  private static final String ENCODING = "content-transfer-encoding";
  private static final String TYPE = "content-type";
  private static final String DASHES = "--";
  private static final int MOST_FIELD = 64 * 1024;
  private static final int MOST_BOUNDARIES = 1_000;

  private final StringBuilder field = new StringBuilder();
  private final Set<MailEncoding> encodings = EnumSet.noneOf(MailEncoding.class);
  private final Set<String> boundaries = new HashSet<>();
  private boolean anyBoundary;
  private boolean isOfText;
  private boolean hasType;
  private boolean isBinHex;

  /// Whether a line looks like the beginning of a field.
  static boolean isField(String line) {
    return FIELD.matcher(line).lookingAt();
  }

  /// Adds a line. One that begins with a space goes on with the field before.
  void add(String line, boolean isCut) {
    if (!line.startsWith(" ")) {
      endField();
    }
    if (field.length() + line.length() <= MOST_FIELD && !isCut) {
      field.append(line);
    } else if (field.indexOf(":") >= 0 || line.indexOf(':') >= 0) {
      tooLong(line);
    }
  }

  // Nobody knows what programs make of it.
  private void tooLong(String line) {
    String start = (field + line).toLowerCase(Locale.ROOT);
    if (start.startsWith(ENCODING)) {
      encodings.add(MailEncoding.BASE64);
      encodings.add(MailEncoding.QUOTED_PRINTABLE);
    }
    anyBoundary |= start.startsWith(TYPE);
  }

  private void endField() {
    understandField();
    field.setLength(0);
  }

  private void understandField() {
    int colon = field.indexOf(":");
    if (colon > 0) {
      String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = field.substring(colon + 1);
      switch (name) {
        case ENCODING -> encoding(value.toLowerCase(Locale.ROOT));
        case TYPE -> type(value);
        default -> {}
      }
    }
  }

  private void encoding(String value) {
    if (value.contains("base64")) {
      encodings.add(MailEncoding.BASE64);
    }
    if (value.contains("quoted")) {
      encodings.add(MailEncoding.QUOTED_PRINTABLE);
    }
    if (value.contains("binary") || value.contains("bit")) {
      encodings.add(MailEncoding.BINARY);
    }
    isBinHex |= value.contains("binhex");
  }

  private void type(String value) {
    String type = value.strip().toLowerCase(Locale.ROOT);
    hasType |= type.indexOf('/') > 0;
    isOfText |=
        type.startsWith("text/") || type.startsWith("multipart/") || type.startsWith("message/");
    anyBoundary |= SPLIT_BOUNDARY.matcher(value).find();
    Matcher found = BOUNDARY.matcher(value);
    while (found.find()) {
      if (boundaries.size() == MOST_BOUNDARIES) {
        anyBoundary = true;
      } else {
        String quoted = found.group(1);
        boundaries.add((quoted == null ? found.group(2) : quoted).strip());
      }
    }
  }

  /// Ends the header, and begins another one.
  ///
  /// @return how the body is written
  Set<MailEncoding> end() {
    Set<MailEncoding> told = told();
    field.setLength(0);
    encodings.clear();
    isOfText = false;
    hasType = false;
    return told;
  }

  /// How the body would be written if the header ended here.
  Set<MailEncoding> told() {
    understandField();
    Set<MailEncoding> told = EnumSet.noneOf(MailEncoding.class);
    told.addAll(encodings);
    if (hasType && !isOfText && told.isEmpty()) {
      told.add(MailEncoding.BINARY);
    } else if (isOfText || !hasType) {
      told.remove(MailEncoding.BINARY); // text is no file
    }
    return told;
  }

  /// Whether a line may stand between parts.
  boolean isBoundary(String line) {
    String text = line.strip();
    if (!text.startsWith(DASHES)) {
      return text.startsWith("From ");
    }
    return anyBoundary || boundaries.isEmpty() || boundaries.contains(text.substring(2));
  }

  /// Whether a line ends the last of several parts.
  boolean isLastBoundary(String line) {
    String text = line.strip();
    return text.length() > 4
        && text.startsWith(DASHES)
        && text.endsWith(DASHES)
        && boundaries.contains(text.substring(2, text.length() - 2));
  }

  /// Whether a part is written in BinHex.
  boolean isBinHex() {
    return isBinHex;
  }
}
