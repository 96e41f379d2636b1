package dev.airlock.setup.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// The secrets of one sandbox or trial, in files that only their owner can read. They are marked as
/// such, so that no service starts with them in production.
///
/// @param jwtPrivate signs the tokens that its services accept: RSA 2048, PKCS #8 in PEM
/// @param jwtPublic checks them: X.509 in PEM
/// @param webhookSecret signs scan results: `whsec_` and, in Base64, the words
///   `airlock-sandbox-only:` and 32 random bytes, as Standard Webhooks 1.0 has it
public record Keys(Path jwtPrivate, Path jwtPublic, String webhookSecret) {

  /// The name of the file with the secret that signs scan results.
  public static final String WEBHOOK_SECRET = "webhook-secret";

  private static final int RSA_BITS = 2048;
  private static final byte[] MARK = "airlock-sandbox-only:".getBytes(US_ASCII);
  private static final int RANDOM_BYTES = 32;

  /// The secrets in `folder`; missing ones are created.
  public static Keys in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path jwtPrivate = folder.resolve("sandbox-only-jwt-private.pem");
    Path jwtPublic = folder.resolve("sandbox-only-jwt-public.pem");
    Path webhook = folder.resolve(WEBHOOK_SECRET);
    // The public half is written last: if it exists, both do.
    if (!Files.exists(jwtPublic)) {
      KeyPair pair = keyPair();
      write(jwtPrivate, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      write(jwtPublic, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }
    if (!Files.exists(webhook)) {
      byte[] random = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(random);
      byte[] secret = ByteBuffer.allocate(MARK.length + RANDOM_BYTES).put(MARK).put(random).array();
      write(webhook, "whsec_" + Base64.getEncoder().encodeToString(secret));
    }
    return new Keys(jwtPrivate, jwtPublic, Files.readString(webhook).strip());
  }

  /// Gives a service the one secret that it needs: copies one of these files into a folder of its
  /// own, readable by this process's user only.
  ///
  /// @param secret one of these files
  public static void handOver(Path secret, Path folder) throws IOException {
    write(
        Files.createDirectories(folder).resolve(secret.getFileName().toString()),
        Files.readString(secret));
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(RSA_BITS);
      return rsa.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  private static String pem(String type, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, base64, type);
  }

  private static void write(Path file, String text) throws IOException {
    Path draft =
        Files.createTempFile(
            file.getParent(),
            file.getFileName().toString(),
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "Keys[" + jwtPublic + "]";
  }
}
