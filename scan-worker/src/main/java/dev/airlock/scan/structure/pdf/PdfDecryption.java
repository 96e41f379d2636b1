package dev.airlock.scan.structure.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Decrypts what is in a document that opens without a password (ISO 32000-1, 7.6.2 and 7.6.5; ISO
/// 32000-2, 7.6.3).
final class PdfDecryption {
  private static final byte[] AES_SALT = {'s', 'A', 'l', 'T'};
  private static final int LONGEST_MIXED_KEY = 16;
  private static final String IDENTITY = "Identity";

  private final PdfValue.Dictionary encryption;
  private final byte[] key;

  /// How a stream or a string is encrypted.
  enum Method {
    /// Not at all.
    NONE,
    /// RC4, with a key for each object.
    RC4,
    /// AES, with a key for each object.
    AES,
    /// AES, with the key of the document.
    AES_256
  }

  private PdfDecryption(PdfValue.Dictionary encryption, byte[] key) {
    this.encryption = encryption;
    this.key = key;
  }

  /// That of an encryption dictionary, if nobody needs a password and all methods are known.
  ///
  /// @param id the first of the document's two identifiers, each byte as a character
  static Optional<PdfDecryption> of(PdfValue.Dictionary encryption, String id) {
    if (encryption.repeats()) {
      return Optional.empty();
    }
    return new PdfPassword(encryption, id)
        .key()
        .map(key -> new PdfDecryption(encryption, key))
        .filter(PdfDecryption::knowsMethods);
  }

  private boolean knowsMethods() {
    return switch ((int) encryption.number("V", 0)) {
      case 1, 2 -> true;
      case 4, 5 ->
          methodOf("StmF").isPresent()
              && methodOf("StrF").isPresent()
              && methodOf("EFF").isPresent();
      default -> false;
    };
  }

  // Embedded files have a filter of their own, or that of all streams.
  private Optional<Method> methodOf(String use) {
    PdfValue otherwise = use.equals("EFF") ? encryption.get("StmF") : PdfValue.NULL;
    PdfValue named = encryption.values().getOrDefault(use, otherwise);
    return switch (named) {
      case PdfValue.Name(String name) -> methodNamed(name);
      case PdfValue.Keyword _ -> Optional.of(Method.NONE); // the default is Identity
      default -> Optional.empty();
    };
  }

  private Optional<Method> methodNamed(String filter) {
    if (encryption.number("V", 0) < 4) {
      return Optional.of(filter.equals(IDENTITY) ? Method.NONE : Method.RC4);
    }
    if (filter.equals(IDENTITY)) {
      return Optional.of(Method.NONE);
    }
    return encryption.get("CF") instanceof PdfValue.Dictionary filters
            && filters.get(filter) instanceof PdfValue.Dictionary described
            && described.get("CFM") instanceof PdfValue.Name(String method)
        ? switch (method) {
          case "None" -> Optional.of(Method.NONE);
          case "V2" -> Optional.of(Method.RC4);
          case "AESV2" -> Optional.of(Method.AES);
          case "AESV3" -> Optional.of(Method.AES_256);
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  /// How a stream may be encrypted: programs differ in whether they know of a method of its own for
  /// embedded files.
  Set<Method> methodsFor(PdfValue.Dictionary stream) {
    Set<Method> methods = new LinkedHashSet<>();
    Optional<String> own = PdfFilters.cryptFilter(stream);
    if (own.isPresent()) {
      methodNamed(own.get()).ifPresent(methods::add);
    } else if (encryption.number("V", 0) < 4) {
      methods.add(Method.RC4);
    } else {
      methodOf("StmF").ifPresent(methods::add);
      methodOf("EFF").ifPresent(methods::add);
    }
    return methods;
  }

  /// A stream of an object, decrypted.
  InputStream decrypted(Method method, PdfObject object, InputStream encrypted) {
    return switch (method) {
      case NONE -> encrypted;
      case RC4 -> Rc4.decrypted(keyOf(object, false), encrypted);
      case AES -> PdfAes.decrypted(keyOf(object, true), encrypted);
      case AES_256 -> PdfAes.decrypted(Arrays.copyOf(key, 32), encrypted);
    };
  }

  /// A string of an object, decrypted.
  byte[] decrypted(PdfObject object, PdfValue.Text text) {
    byte[] encrypted = text.bytes().getBytes(ISO_8859_1);
    Method method =
        encryption.number("V", 0) < 4 ? Method.RC4 : methodOf("StrF").orElse(Method.NONE);
    try (InputStream plain = decrypted(method, object, new ByteArrayInputStream(encrypted))) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
  }

  // Algorithm 1
  private byte[] keyOf(PdfObject object, boolean isAes) {
    MessageDigest md5 = PdfPassword.digest("MD5");
    md5.update(key);
    for (int i = 0; i < 3; i++) {
      md5.update((byte) (object.number() >> (8 * i)));
    }
    for (int i = 0; i < 2; i++) {
      md5.update((byte) (object.generation() >> (8 * i)));
    }
    if (isAes) {
      md5.update(AES_SALT);
    }
    return Arrays.copyOf(md5.digest(), Math.min(key.length + 5, LONGEST_MIXED_KEY));
  }
}
