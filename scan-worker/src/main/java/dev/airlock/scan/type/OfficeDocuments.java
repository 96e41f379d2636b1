package dev.airlock.scan.type;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Tells Office Open XML documents apart (ECMA-376, part 2, "Content Types Stream"): what Word,
/// Excel and PowerPoint open by, and whether there are macros in them.
final class OfficeDocuments {
  static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String MAIN = ".main+xml";
  private static final String MACROS = "vbaproject";
  private static final XMLInputFactory XML = safeXml();

  private static final String NAMES = "application/vnd.openxmlformats-officedocument.";

  private OfficeDocuments() {}

  /// Whether a media type is that of an Office Open XML document without macros.
  static boolean isOne(String mediaType) {
    return mediaType.startsWith(NAMES);
  }

  /// The media type of the document.
  ///
  /// @return nothing if it does not say, says several, or has macros although its type has none
  static Optional<String> typeOf(ZipDirectory zip) {
    return zip.content(CONTENT_TYPES).flatMap(types -> typeOf(zip, types));
  }

  private static Optional<String> typeOf(ZipDirectory zip, byte[] contentTypes) {
    Set<String> mains = new HashSet<>();
    boolean macros =
        zip.entries().stream()
            .anyMatch(entry -> entry.name().toLowerCase(Locale.ROOT).contains(MACROS));
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(contentTypes));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          String type = xml.getAttributeValue(null, "ContentType");
          String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
          macros |= lower.contains(MACROS);
          if (lower.endsWith(MAIN)) {
            mains.add(lower.substring(0, lower.length() - MAIN.length()));
          }
        }
      }
    } catch (XMLStreamException _) {
      return Optional.empty();
    }
    if (mains.size() != 1) {
      return Optional.empty();
    }
    String main = mains.iterator().next();
    boolean macroEnabled = main.endsWith(".macroenabled");
    // The media types of macro-enabled documents have a number at their end.
    return macros && !macroEnabled
        ? Optional.empty()
        : Optional.of(macroEnabled ? main + ".12" : main);
  }

  private static XMLInputFactory safeXml() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
