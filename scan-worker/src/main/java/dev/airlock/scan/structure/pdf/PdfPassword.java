package dev.airlock.scan.structure.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// Tries whether an encrypted PDF opens without a password (ISO 32000-1, 7.6.3, algorithms 2, 4 and
/// 5; ISO 32000-2, 7.6.4, algorithms 2.A and 2.B). One that only has an owner password does.
final class PdfPassword {
  // 7.6.3.3: what a password is filled up with, and thus the empty one
  private static final byte[] PADDING = {
    0x28,
    (byte) 0xbf,
    0x4e,
    0x5e,
    0x4e,
    0x75,
    (byte) 0x8a,
    0x41,
    0x64,
    0x00,
    0x4e,
    0x56,
    (byte) 0xff,
    (byte) 0xfa,
    0x01,
    0x08,
    0x2e,
    0x2e,
    0x00,
    (byte) 0xb6,
    (byte) 0xd0,
    0x68,
    0x3e,
    (byte) 0x80,
    0x2f,
    0x0c,
    (byte) 0xa9,
    (byte) 0xfe,
    0x64,
    0x53,
    0x69,
    0x7a
  };
  private static final byte[] NO_METADATA = {-1, -1, -1, -1};
  private static final int KEY_ROUNDS = 50;
  private static final int CHECK_ROUNDS = 20;
  private static final int LONGEST_KEY = 16;
  private static final int SALT_AT = 32;
  private static final int SALT_END = 40;
  private static final int KEY_SALT_END = 48;
  private static final Optional<byte[]> NONE = Optional.empty();

  private final PdfValue.Dictionary encryption;
  private final byte[] id;

  /// @param encryption the encryption dictionary
  /// @param id the first of the document's two identifiers, each byte as a character
  PdfPassword(PdfValue.Dictionary encryption, String id) {
    this.encryption = encryption;
    this.id = id.getBytes(ISO_8859_1);
  }

  /// The key of the document, if it opens. If that can't be told, it does not.
  Optional<byte[]> key() {
    if (!encryption.get("Filter").equals(new PdfValue.Name("Standard"))) {
      return Optional.empty();
    }
    byte[] user = bytes("U");
    int revision = (int) encryption.number("R", 0);
    return switch (revision) {
      case 2, 3, 4 -> user.length >= 16 && bytes("O").length >= 32 ? keyByMd5(user) : NONE;
      case 5, 6 ->
          user.length >= KEY_SALT_END && bytes("UE").length >= 32
              ? keyBySha(user, revision == 5)
              : NONE;
      default -> NONE;
    };
  }

  private Optional<byte[]> keyBySha(byte[] user, boolean isSimple) {
    byte[] check = hash(Arrays.copyOfRange(user, SALT_AT, SALT_END), isSimple);
    if (!Arrays.equals(user, 0, 32, check, 0, 32)) {
      return NONE;
    }
    byte[] key = hash(Arrays.copyOfRange(user, SALT_END, KEY_SALT_END), isSimple);
    return Optional.of(PdfAes.plainKey(key, Arrays.copyOf(bytes("UE"), 32)));
  }

  private static byte[] hash(byte[] salt, boolean isSimple) {
    return isSimple ? digest("SHA-256").digest(salt) : PdfHash.ofEmpty(salt);
  }

  private byte[] bytes(String name) {
    return encryption.get(name) instanceof PdfValue.Text(String text)
        ? text.getBytes(ISO_8859_1)
        : new byte[0];
  }

  private Optional<byte[]> keyByMd5(byte[] user) {
    byte[] key = derivedKey();
    return opensByMd5(user, key) ? Optional.of(key) : NONE;
  }

  private boolean opensByMd5(byte[] user, byte[] key) {
    if (encryption.number("R", 0) == 2) {
      return user.length >= 32 && Arrays.equals(Rc4.apply(key, PADDING), Arrays.copyOf(user, 32));
    }
    MessageDigest md5 = digest("MD5");
    md5.update(PADDING);
    byte[] check = md5.digest(id);
    for (int round = 0; round < CHECK_ROUNDS; round++) {
      byte[] roundKey = key.clone();
      for (int i = 0; i < roundKey.length; i++) {
        roundKey[i] ^= (byte) round;
      }
      check = Rc4.apply(roundKey, check);
    }
    return Arrays.equals(check, Arrays.copyOf(user, 16));
  }

  private byte[] derivedKey() {
    long revision = encryption.number("R", 0);
    long permissions = encryption.number("P", 0);
    MessageDigest md5 = digest("MD5");
    md5.update(PADDING);
    md5.update(bytes("O"), 0, 32);
    for (int i = 0; i < 4; i++) {
      md5.update((byte) (permissions >> (8 * i)));
    }
    md5.update(id);
    if (revision >= 4 && encryption.get("EncryptMetadata").equals(new PdfValue.Keyword("false"))) {
      md5.update(NO_METADATA);
    }
    int length = keyLength(revision);
    byte[] key = md5.digest();
    for (int round = 0; revision >= 3 && round < KEY_ROUNDS; round++) {
      key = md5.digest(Arrays.copyOf(key, length));
    }
    return Arrays.copyOf(key, length);
  }

  private int keyLength(long revision) {
    if (revision == 2) {
      return 5;
    }
    return revision == 4
        ? LONGEST_KEY
        : Math.clamp(encryption.number("Length", 40) / 8, 5, LONGEST_KEY);
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
