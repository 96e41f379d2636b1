package dev.airlock.stub;

import dev.airlock.stub.StubRefusal.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The calls by which a file is registered and sent in.
final class UploadCalls {
  private static final Duration VALIDITY = Duration.ofMinutes(5);
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final long LARGEST = 64L << 20;
  private static final int MOST_SIGNED = 1_000;
  private static final int LONGEST_NAME = 255;
  private static final Set<String> FIELDS =
      Set.of(
          "profile", "fileName", "contentType", "size", "sha256", "method", "replaces", "metadata");

  private final Map<String, Answered> answered = new ConcurrentHashMap<>();
  private final StubFiles files;
  private final SignedRequests signatures;
  private final StubProfiles profiles;

  UploadCalls(StubFiles files, SignedRequests signatures, StubProfiles profiles) {
    this.files = files;
    this.signatures = signatures;
    this.profiles = profiles;
  }

  // What a key was used for first, and the answer.
  private record Answered(ObjectNode request, ObjectNode answer) {}

  void initiate(StubCall call) throws IOException {
    ObjectNode request = call.json();
    @Nullable String key = call.header("Idempotency-Key");
    ObjectNode answer;
    if (key == null) {
      answer = initiated(request, call);
    } else {
      Answered first =
          answered.computeIfAbsent(
              call.subject() + " " + key, _ -> new Answered(request, initiated(request, call)));
      if (!first.request().equals(request)) {
        throw new StubRefusal(
            Problem.IDEMPOTENCY_KEY_REUSED,
            "The Idempotency-Key belongs to another request.",
            "Idempotency-Key");
      }
      answer = first.answer();
    }
    call.exchange()
        .getResponseHeaders()
        .set("Location", "/api/v1/files/" + answer.get("fileId").stringValue());
    call.answer(201, answer);
  }

  private ObjectNode initiated(ObjectNode request, StubCall call) {
    request.propertyNames().stream()
        .filter(name -> !FIELDS.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw invalid(name, "There is no field " + name + ".");
        });
    JsonNode profile = profiles.named(request.path("profile").stringValue(null));
    String fileName = fileName(request);
    String declared = request.path("contentType").stringValue(null);
    String type = StubProfiles.typeOf(profile, fileName, declared);
    long size = size(request, profile);
    String method = request.path("method").asString("post").toUpperCase(Locale.ROOT);
    if (!Set.of("POST", "PUT", "MULTIPART").contains(method)) {
      throw invalid("method", "method must be post, put or multipart.");
    }
    ObjectNode shown =
        StubCall.JSON
            .createObjectNode()
            .put("fileName", fileName)
            .put("profile", profile.get("name").stringValue())
            .put("size", size);
    if (request.hasNonNull("sha256")) {
      shown.put("sha256", request.get("sha256").asString());
    }
    shown.put("contentType", type).put("status", "pending");
    shown.set(
        "metadata",
        request.path("metadata").isObject()
            ? request.get("metadata")
            : StubCall.JSON.createObjectNode());
    StubFile file =
        files.add(call.subject(), method, shown, method.equals("MULTIPART") ? WINDOW : VALIDITY);
    ObjectNode answer =
        StubCall.JSON
            .createObjectNode()
            .put("fileId", file.id.toString())
            .put("status", "pending")
            .put("contentType", type)
            .put("contentTypeResolved", !type.equals(declared));
    answer.set("upload", instructions(file, call));
    return answer.put("expiresAt", file.expiresAt.toString());
  }

  private static String fileName(ObjectNode request) {
    String name = request.path("fileName").asString("");
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.contains("/")
        || name.contains("\\")
        || name.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid("fileName", "fileName must be a plain name of up to 255 characters.");
    }
    return name;
  }

  private static long size(ObjectNode request, JsonNode profile) {
    long size = request.path("size").isIntegralNumber() ? request.get("size").longValue() : 0;
    if (size < 1) {
      throw invalid("size", "size must be a whole number of bytes, at least 1.");
    }
    long most = Math.min(LARGEST, profile.get("maxSize").longValue());
    if (size > most) {
      throw new StubRefusal(
          Problem.FILE_TOO_LARGE, "The limit is %d bytes.".formatted(most), "size");
    }
    return size;
  }

  private ObjectNode instructions(StubFile file, StubCall call) {
    ObjectNode upload = StubCall.JSON.createObjectNode().put("method", file.method);
    switch (file.method) {
      case "PUT" -> {
        upload.put("url", ObjectCalls.url(call, "uploads", file, sign("PUT", file, 0)));
        upload
            .putObject("headers")
            .put("Content-Type", file.contentType)
            .put("If-None-Match", "*")
            .put("x-amz-server-side-encryption", "AES256");
      }
      case "MULTIPART" -> {
        upload.put("uploadId", file.id.toString()).put("partSize", StubFile.PART_SIZE);
        upload.set(
            "parts",
            parts(file, IntStream.rangeClosed(1, file.partCount()).boxed().toList(), call));
      }
      default -> {
        upload.put("url", call.base() + "/s3/uploads");
        upload
            .putObject("fields")
            .put("key", file.text("profile") + "/" + file.id)
            .put("Content-Type", file.contentType)
            .put("x-amz-server-side-encryption", "AES256")
            .put("x-amz-signature", sign("POST", file, 0).signature());
      }
    }
    return upload;
  }

  private ArrayNode parts(StubFile file, List<Integer> numbers, StubCall call) {
    ArrayNode parts = StubCall.JSON.createArrayNode();
    for (int number : numbers) {
      SignedRequests.Signed signed = sign("PUT", file, number);
      parts
          .addObject()
          .put("partNumber", number)
          .put("url", ObjectCalls.url(call, "uploads", file, signed) + "&partNumber=" + number)
          .put("size", file.sizeOf(number))
          .put("expiresAt", signed.expiresAt().toString());
    }
    return parts;
  }

  private SignedRequests.Signed sign(String method, StubFile file, int part) {
    return signatures.sign(method, file.id, part, VALIDITY);
  }

  void sign(StubCall call) throws IOException {
    StubFile file = multipart(call);
    JsonNode asked = call.json().path("partNumbers");
    List<Integer> numbers =
        asked.valueStream().filter(JsonNode::isInt).map(JsonNode::intValue).toList();
    if (numbers.isEmpty()
        || numbers.size() != asked.size()
        || numbers.size() > MOST_SIGNED
        || numbers.stream().anyMatch(number -> number < 1 || number > file.partCount())) {
      throw invalid(
          "partNumbers",
          "partNumbers must be 1 to 1000 numbers from 1 to %d.".formatted(file.partCount()));
    }
    ObjectNode answer = StubCall.JSON.createObjectNode();
    answer.set("parts", parts(file, numbers, call));
    call.answer(200, answer.put("expiresAt", file.expiresAt.toString()));
  }

  void stored(StubCall call) throws IOException {
    StubFile file = multipart(call);
    ObjectNode answer =
        StubCall.JSON
            .createObjectNode()
            .put("uploadId", file.id.toString())
            .put("partSize", StubFile.PART_SIZE)
            .put("partCount", file.partCount());
    ArrayNode parts = answer.putArray("parts");
    Map<Integer, byte[]> stored = files.locked(() -> new HashMap<>(file.parts));
    stored.keySet().stream()
        .sorted()
        .forEach(number ->
            parts
                .addObject()
                .put("partNumber", number)
                .put("size", file.sizeOf(number))
                .put("eTag", ObjectCalls.eTag(stored.getOrDefault(number, new byte[0]))));
    call.answer(200, answer.put("expiresAt", file.expiresAt.toString()));
  }

  void abort(StubCall call) throws IOException {
    StubFile file = files.owned(call.id(2), call.subject());
    files.change(
        file,
        aborted -> {
          if (!aborted.status().equals("deleted")) {
            if (!aborted.status().equals("pending") || aborted.content != null) {
              throw new StubRefusal(Problem.UPLOAD_ENDED, "The upload has ended.");
            }
            aborted.delete(null, "user:" + call.subject());
          }
          return aborted;
        });
    call.answerNothing();
  }

  void complete(StubCall call) throws IOException {
    String id = call.json().path("fileId").asString("");
    StubFile file = files.owned(new StubCall(call.exchange(), List.of(id)).id(0), call.subject());
    String status = files.locked(file::status);
    byte @Nullable [] whole = files.locked(() -> assembled(file));
    if (whole != null) {
      files.stored(file, whole);
    }
    call.answer(202, StubCall.JSON.createObjectNode().put("fileId", id).put("status", status));
  }

  // Nothing if it is whole already.
  private static byte @Nullable [] assembled(StubFile file) {
    if (file.content != null) {
      return null;
    }
    if (file.status().equals("deleted")) {
      throw new StubRefusal(Problem.UPLOAD_ENDED, "The file is deleted.");
    }
    if (!file.method.equals("MULTIPART")) {
      throw new StubRefusal(Problem.OBJECT_NOT_UPLOADED, "Nothing has been uploaded yet.");
    }
    if (file.parts.size() < file.partCount()) {
      throw new StubRefusal(
          Problem.PARTS_INCOMPLETE,
          "%d of %d parts are stored.".formatted(file.parts.size(), file.partCount()));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(Math.toIntExact(file.size));
    file.parts.values().forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  private StubFile multipart(StubCall call) {
    StubFile file = files.owned(call.id(2), call.subject());
    boolean open =
        file.method.equals("MULTIPART")
            && files.locked(() -> file.status().equals("pending") && file.content == null);
    if (!open) {
      throw new StubRefusal(Problem.UPLOAD_ENDED, "The file awaits no parts.");
    }
    return file;
  }

  private static StubRefusal invalid(String field, String detail) {
    return new StubRefusal(Problem.INVALID_FIELD, detail, field);
  }
}
