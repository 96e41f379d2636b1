package dev.airlock.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate authority that nobody trusts by default, with one server's certificate. Everything
/// lies in PEM files, as an operator has it.
///
/// @param authority the authority's certificate
/// @param certificate the server's, with the authority's behind it
/// @param key the server's private key, PKCS #8
public record PrivateAuthority(Path authority, Path certificate, Path key, KeyStore store) {
  private static final String PASSWORD = "changeit";

  /// Makes one, by the JDK's keytool.
  ///
  /// @param folder an empty one, for the files
  /// @param server what the server's certificate is for, such as `ip:127.0.0.1`
  public static PrivateAuthority in(Path folder, String server) {
    try {
      Path file = folder.resolve("all.p12");
      keytool(file, "authority", "-ext", "bc:critical=ca:true");
      keytool(file, "server", "-signer", "authority", "-ext", "san=" + server);
      KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      return new PrivateAuthority(
          pem(folder, "authority.pem", store.getCertificate("authority")),
          pem(folder, "server.pem", store.getCertificateChain("server")),
          pem(folder, "server.key", store.getKey("server", PASSWORD.toCharArray())),
          store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the server speaks TLS with, and a client that trusts the authority.
  public SSLContext context() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("authority", store.getCertificate("authority"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          "server",
          store.getKey("server", PASSWORD.toCharArray()),
          PASSWORD.toCharArray(),
          store.getCertificateChain("server"));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store, String alias, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2"));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException(output);
    }
  }

  private static Path pem(Path folder, String name, Certificate... certificates)
      throws IOException, GeneralSecurityException {
    StringBuilder all = new StringBuilder();
    for (Certificate certificate : certificates) {
      all.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(folder.resolve(name), all);
  }

  private static Path pem(Path folder, String name, Key key) throws IOException {
    return Files.writeString(folder.resolve(name), pem("PRIVATE KEY", key.getEncoded()));
  }

  private static String pem(String type, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(der), type);
  }
}
