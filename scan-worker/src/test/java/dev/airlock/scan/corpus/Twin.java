package dev.airlock.scan.corpus;

import java.util.concurrent.Callable;

/// A harmless file, as a program writes it.
///
/// @param name of the program, and what it was told
/// @param contentType what it is declared to be
/// @param content makes it
record Twin(String name, String contentType, Callable<byte[]> content) {
  static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String PPTX =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation";
  static final String ZIP = "application/zip";

  @Override
  public String toString() {
    return name + ", " + contentType;
  }
}
