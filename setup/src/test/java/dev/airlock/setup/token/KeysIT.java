package dev.airlock.setup.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysIT {

  @TempDir private Path folder;

  @Test
  void makesASecretOnceAndKeepsIt() throws IOException {
    Keys first = Keys.in(folder.resolve("keys"));
    String publicKey = Files.readString(first.jwtPublic());
    Keys second = Keys.in(folder.resolve("keys"));

    assertThat(second).isEqualTo(first);
    assertThat(Files.readString(second.jwtPublic())).isEqualTo(publicKey);
    assertThat(Base64.getDecoder().decode(first.webhookSecret().substring("whsec_".length())))
        .hasSize(21 + 32);
    assertThat(first.toString()).doesNotContain("whsec_");
  }

  @Test
  void eachSaysThatItIsTheSandboxs() throws IOException {
    Keys keys = Keys.in(folder);

    assertThat(keys.webhookSecret())
        .startsWith(
            "whsec_"
                + Base64.getEncoder().encodeToString("airlock-sandbox-only:".getBytes(US_ASCII)));
    assertThat(keys.jwtPublic().getFileName().toString()).contains("sandbox-only");
    assertThat(keys.jwtPrivate().getFileName().toString()).contains("sandbox-only");
  }

  @Test
  void onlyTheOwnerCanReadThem() throws IOException {
    Keys keys = Keys.in(folder.resolve("keys"));

    assertThat(Files.getPosixFilePermissions(keys.jwtPrivate()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("keys")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void publicKeyIsRsa2048InPem() throws Exception {
    String pem = Files.readString(Keys.in(folder).jwtPublic());
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
    var key =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));

    assertThat(key.getModulus().bitLength()).isEqualTo(2048);
  }
}
