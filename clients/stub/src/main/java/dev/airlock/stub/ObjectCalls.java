package dev.airlock.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The stub's own storage, to which its presigned requests lead, and which answers them as S3 does.
record ObjectCalls(StubFiles files, SignedRequests signatures) implements HttpHandler {
  private static final String PREFIX = "/s3/";
  private static final String SIGNATURE = "X-Amz-Signature";

  /// The address of a file's object.
  static String url(StubCall call, String bucket, StubFile file, SignedRequests.Signed signed) {
    return "%s%s%s/%s/%s?%s=%s"
        .formatted(
            call.base(),
            PREFIX,
            bucket,
            file.text("profile"),
            file.id,
            SIGNATURE,
            signed.signature());
  }

  static String eTag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(content);
      return '"' + HexFormat.of().formatHex(digest) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JDK has it", e);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      StubCall call = StubCall.of(exchange, PREFIX);
      switch (call.method()) {
        case "PUT" -> put(call);
        case "POST" -> post(call);
        case "GET", "HEAD" -> serve(call);
        default -> refuse(call, 405, "MethodNotAllowed");
      }
    }
  }

  private void put(StubCall call) throws IOException {
    Map<String, String> query = call.query();
    int part = Integer.parseInt(query.getOrDefault("partNumber", "0"));
    StubFile file = signed(call, query, part);
    if (file == null) {
      return;
    }
    long size = part == 0 ? file.size : file.sizeOf(part);
    byte[] content = call.exchange().getRequestBody().readNBytes(Math.toIntExact(size) + 1);
    if (content.length != size
        || (part == 0 && !file.contentType.equals(call.header("Content-Type")))) {
      refuse(call, 403, "SignatureDoesNotMatch");
    } else if (part > 0) {
      files.locked(() -> file.parts.put(part, content));
      store(call, content);
    } else if (isTaken(file)) {
      refuse(call, 412, "PreconditionFailed");
    } else {
      files.stored(file, content);
      store(call, content);
    }
  }

  private boolean isTaken(StubFile file) {
    return files.locked(() -> file.content != null || !file.status().equals("pending"));
  }

  private static void store(StubCall call, byte[] content) throws IOException {
    call.exchange().getResponseHeaders().set("ETag", eTag(content));
    call.exchange().sendResponseHeaders(200, -1);
  }

  private void post(StubCall call) throws IOException {
    byte[] body = call.exchange().getRequestBody().readNBytes(Math.toIntExact(StubFiles.CAPACITY));
    StubForm form = StubForm.parse(call.header("Content-Type"), body);
    String key = form.fields().getOrDefault("key", "");
    StubFile file = find(List.of(key.split("/", -1)));
    if (file == null
        || !signatures.allow(
            form.fields().getOrDefault("x-amz-signature", ""), "POST", file.id, 0)) {
      refuse(call, 403, "SignatureDoesNotMatch");
    } else if (!file.contentType.equals(form.fields().get("Content-Type"))) {
      refuse(call, 403, "AccessDenied");
    } else if (form.file().length != file.size) {
      refuse(call, 400, form.file().length > file.size ? "EntityTooLarge" : "EntityTooSmall");
    } else {
      if (!isTaken(file)) {
        files.stored(file, form.file());
      }
      call.answerNothing();
    }
  }

  private void serve(StubCall call) throws IOException {
    StubFile file = signed(call, call.query(), 0);
    if (file == null) {
      return;
    }
    byte @Nullable [] content = files.locked(() -> file.content);
    if (content == null) {
      refuse(call, 404, "NoSuchKey");
      return;
    }
    Headers headers = call.exchange().getResponseHeaders();
    headers.set("Content-Type", file.contentType);
    headers.set("ETag", eTag(content));
    headers.set(
        "Content-Disposition",
        "attachment; filename*=UTF-8''"
            + java.net.URLEncoder.encode(file.text("fileName"), UTF_8).replace("+", "%20"));
    if (call.method().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(content.length));
      call.exchange().sendResponseHeaders(200, -1);
      return;
    }
    call.exchange().sendResponseHeaders(200, content.length);
    try (OutputStream out = call.exchange().getResponseBody()) {
      out.write(content);
    }
  }

  private @Nullable StubFile signed(StubCall call, Map<String, String> query, int part)
      throws IOException {
    StubFile file = find(call.path().subList(1, call.path().size()));
    String signature = query.getOrDefault(SIGNATURE, "");
    if (file == null || !signatures.allow(signature, call.method(), file.id, part)) {
      refuse(call, 403, "SignatureDoesNotMatch");
      return null;
    }
    return file;
  }

  private @Nullable StubFile find(List<String> key) {
    try {
      return key.size() == 2 ? files.find(UUID.fromString(key.getLast())) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static void refuse(StubCall call, int status, String code) throws IOException {
    byte[] body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code></Error>"
            .formatted(code)
            .getBytes(UTF_8);
    call.exchange().getResponseHeaders().set("Content-Type", "application/xml");
    if (call.method().equals("HEAD")) {
      call.exchange().sendResponseHeaders(status, -1);
      return;
    }
    call.exchange().sendResponseHeaders(status, body.length);
    call.exchange().getResponseBody().write(body);
  }
}
