package dev.airlock.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import tools.jackson.databind.JsonNode;

/// Forms sent to the running API and what becomes of their files.
abstract class SentForms extends RunningApi {
  static final byte[] WORDS = "harmless words".getBytes(UTF_8);

  @Autowired S3Client s3;

  static MultipartForm document() {
    return new MultipartForm().field("profile", "document");
  }

  HttpResponse<String> send(MultipartForm form) throws Exception {
    return client("alice").form(MultipartForm.CONTENT_TYPE, form.streamed());
  }

  /// What the API says of each file of a form that it took.
  JsonNode files(MultipartForm form) throws Exception {
    return json(send(form), 202).get("files");
  }

  static JsonNode refused(JsonNode file, int status, String type) {
    JsonNode problem = file.get("problem");
    assertThat(problem).as(file.toString()).isNotNull();
    assertThat(problem.get("type").stringValue()).isEqualTo("urn:airlock:problem:" + type);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    return problem;
  }

  /// The content of the file in the landing bucket, which is encrypted there.
  byte[] stored(JsonNode file) throws Exception {
    assertThat(file.get("fileId")).as(file.toString()).isNotNull();
    String id = file.get("fileId").stringValue();
    String profile =
        json(client("alice").get("/api/v1/files/" + id), 200).get("profile").stringValue();
    var object =
        s3.getObjectAsBytes(get -> get.bucket(SPACE.landingBucket()).key(profile + "/" + id));
    GetObjectResponse head = object.response();
    assertThat(head.serverSideEncryptionAsString()).isEqualTo("AES256");
    return object.asByteArray();
  }
}
