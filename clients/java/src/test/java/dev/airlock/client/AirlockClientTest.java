package dev.airlock.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.client.Instructions.PartLink;
import dev.airlock.client.Instructions.Registered;
import dev.airlock.client.Outgoing.Method;
import dev.airlock.stub.AirlockStub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.type.TypeReference;

/// The client against the stub, which another test holds to what Airlock does.
class AirlockClientTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  private static final int LARGE = 20 << 20; // three parts

  private static AirlockStub stub;
  private AirlockClient alice;

  @BeforeAll
  static void startTheStub() throws IOException {
    stub = AirlockStub.start();
  }

  @AfterAll
  static void stopTheStub() {
    stub.close();
  }

  @BeforeEach
  void aCallerOfItsOwn(TestInfo test) {
    String token = AirlockStub.token("alice of " + test.getDisplayName());
    alice = AirlockClient.of(stub.url(), () -> token);
  }

  @AfterEach
  void close() {
    alice.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSentIsServedOnceItIsClean(Method method) throws Exception {
    List<Long> progress = Collections.synchronizedList(new ArrayList<>());
    String id =
        alice.upload(
            Outgoing.bytes(WORDS, "notes.txt", "document").by(method).telling(progress::add));
    List<AirlockFile> states = Collections.synchronizedList(new ArrayList<>());
    AirlockFile file = alice.await(id, PATIENCE, states::add);

    assertThat(file.isClean()).isTrue();
    assertThat(file.contentType()).isEqualTo("text/plain");
    assertThat(states.getLast()).isEqualTo(file);
    assertThat(states).extracting(AirlockFile::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(progress).isSorted().endsWith((long) WORDS.length);
    DownloadLink link = alice.download(id, HOUR);
    assertThat(link.fileName()).isEqualTo("notes.txt");
    assertThat(fetched(link)).isEqualTo(WORDS);
  }

  @Test
  void aLargeFileGoesInPartsSeveralAtATime(@TempDir Path folder) throws Exception {
    byte[] content = new byte[LARGE];
    new Random(4711).nextBytes(content);
    Path path = Files.write(folder.resolve("talk.mp4"), content);
    List<Long> progress = Collections.synchronizedList(new ArrayList<>());
    String id = alice.upload(Outgoing.file(path, "video").telling(progress::add));

    assertThat(alice.await(id, PATIENCE).isClean()).isTrue();
    assertThat(progress).isSorted().endsWith((long) LARGE);
    assertThat(fetched(alice.download(id, HOUR))).isEqualTo(content);
  }

  /// As after a crash: one part is there, and the links are lost.
  @Test
  void anUploadInPartsGoesOnWhereItStopped() throws Exception {
    byte[] content = new byte[LARGE];
    new Random(4712).nextBytes(content);
    Outgoing file = Outgoing.bytes(content, "talk.mp4", "video");
    try (HttpClient http = HttpClient.newHttpClient()) {
      ApiCalls api = new ApiCalls(http, stub.url(), () -> "bob");
      Registered registered =
          api.post(
              "/files/upload/initiate",
              Map.of(
                  "profile", "video", "fileName", "talk.mp4", "size", LARGE, "method", "multipart"),
              null,
              new TypeReference<Registered>() {});
      PartLink second = Objects.requireNonNull(registered.upload().parts()).get(1);
      new PresignedTransfer(http)
          .put(
              second.url(),
              Map.of(),
              file.content(),
              second.size(),
              second.size(),
              new SentBytes(_ -> {}));

      List<Long> progress = Collections.synchronizedList(new ArrayList<>());
      try (AirlockClient bob = AirlockClient.of(stub.url(), () -> "bob")) {
        bob.resume(registered.fileId(), file.telling(progress::add));
        assertThat(bob.await(registered.fileId(), PATIENCE).isClean()).isTrue();
        assertThat(fetched(bob.download(registered.fileId(), HOUR))).isEqualTo(content);
        assertThatThrownBy(() -> bob.resume(registered.fileId(), file))
            .isInstanceOfSatisfying(
                AirlockProblem.class,
                problem -> assertThat(problem.kind()).isEqualTo("upload-ended"));
      }
      assertThat(progress.getFirst()).as("what was there").isEqualTo(second.size());
      assertThat(progress).endsWith((long) LARGE);
    }
  }

  /// The file is truncated while it is sent, and written again.
  @Test
  void whatAnInterruptedUploadLacksIsSentLater(@TempDir Path folder) throws Exception {
    byte[] content = new byte[LARGE];
    new Random(4713).nextBytes(content);
    Path path = Files.write(folder.resolve("talk.mp4"), content);
    Outgoing file = Outgoing.file(path, "video");
    Files.write(path, Arrays.copyOf(content, LARGE - 1));

    String id =
        assertThatExceptionOfType(UploadInterrupted.class)
            .isThrownBy(() -> alice.upload(file))
            .actual()
            .fileId();
    Files.write(path, content);
    alice.resume(id, file);
    assertThat(alice.await(id, PATIENCE).isClean()).isTrue();
    assertThat(fetched(alice.download(id, HOUR))).isEqualTo(content);
  }

  @Test
  void aFileOfAnotherSizeIsNotTheOneToGoOnWith() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      ApiCalls api = new ApiCalls(http, stub.url(), () -> "carol");
      String id =
          api.post(
                  "/files/upload/initiate",
                  Map.of(
                      "profile",
                      "video",
                      "fileName",
                      "a.mp4",
                      "size",
                      LARGE,
                      "method",
                      "multipart"),
                  null,
                  new TypeReference<Registered>() {})
              .fileId();
      try (AirlockClient carol = AirlockClient.of(stub.url(), () -> "carol")) {
        assertThatThrownBy(() -> carol.resume(id, Outgoing.bytes(WORDS, "a.mp4", "video")))
            .isInstanceOf(IllegalArgumentException.class);
        carol.cancel(id);
        assertThat(carol.file(id).status()).isEqualTo("deleted");
      }
    }
  }

  @Test
  void whatIsFoundIsTold() throws Exception {
    AirlockFile infected =
        alice.await(alice.upload(Outgoing.bytes(WORDS, "infected.txt", "document")), PATIENCE);
    assertThat(infected.status()).isEqualTo("infected");
    assertThat(infected.threats()).containsExactly("Eicar-Test-Signature");
    AirlockFile quarantined =
        alice.await(
            alice.upload(Outgoing.bytes(WORDS, "quarantined-corrupt.pdf", "document")), PATIENCE);
    assertThat(quarantined.reason()).isEqualTo("corrupt");
    refuses("file-not-clean", () -> alice.download(infected.fileId(), HOUR));
  }

  @Test
  void whoHasNoPatienceIsToldHowFarItIs() throws Exception {
    String id = alice.upload(Outgoing.bytes(WORDS, "slow.txt", "document"));
    assertThat(alice.await(id, Duration.ofMillis(1)).isSettled()).isFalse();
    assertThat(alice.await(id, PATIENCE).isClean()).isTrue();
  }

  @Test
  void refusalsAreProblems() {
    refuses(
        "content-type-not-allowed",
        () -> alice.upload(Outgoing.bytes(WORDS, "tool.exe", "document")));
    refuses("invalid-field", () -> alice.upload(Outgoing.bytes(WORDS, "a.txt", "nothing")));
    refuses("file-not-found", () -> alice.file("019a5c3e-7c1b-7d52-9f0e-3b8f6a1d2c47"));
    refuses("malformed-id", () -> alice.file("1"));
    assertThatThrownBy(() -> alice.upload(Outgoing.bytes(WORDS, "../a.txt", "document")))
        .isInstanceOfSatisfying(
            AirlockProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.field()).isEqualTo("fileName");
              assertThat(problem.detail()).contains("fileName");
            });
  }

  @Test
  void nobodySeesWhatBelongsToOthers() throws Exception {
    String id = alice.upload(Outgoing.bytes(WORDS, "notes.txt", "document"));
    try (AirlockClient mallory = AirlockClient.of(stub.url(), () -> "mallory")) {
      refuses("not-the-owner", () -> mallory.file(id));
      refuses("not-the-owner", () -> mallory.await(id, PATIENCE));
    }
    assertThat(alice.history(id)).extracting(FileDoing::action).contains("access-refused");
  }

  @Test
  void theSameKeyIsTheSameFile() throws Exception {
    Outgoing file =
        Outgoing.bytes(WORDS, "notes.txt", "document").withIdempotencyKey("once and no more");
    String id = alice.upload(file);
    assertThat(alice.upload(file)).isEqualTo(id);
    assertThat(alice.list(ListFilter.all()).files()).hasSize(1);
    refuses(
        "idempotency-key-reused",
        () ->
            alice.upload(
                Outgoing.bytes(WORDS, "other.txt", "document")
                    .withIdempotencyKey("once and no more")));
  }

  @Test
  void listsComePageByPageAndByLabel() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.addFirst(
          alice.upload(
              Outgoing.bytes(WORDS, "n" + i + ".txt", "document")
                  .withMetadata(Map.of("case", "n & " + i))));
    }
    FileListing first = alice.list(ListFilter.all().limit(2));
    FileListing second =
        alice.list(ListFilter.all().limit(2).after(Objects.requireNonNull(first.nextCursor())));
    assertThat(first.files()).extracting(AirlockFile::fileId).isEqualTo(ids.subList(0, 2));
    assertThat(second.files()).extracting(AirlockFile::fileId).isEqualTo(ids.subList(2, 3));
    assertThat(second.nextCursor()).isNull();
    assertThat(alice.list(ListFilter.all().profile("video")).files()).isEmpty();
    assertThat(alice.list(ListFilter.all().metadata("case", "n & 1")).files())
        .extracting(AirlockFile::fileId)
        .containsExactly(ids.get(1));
  }

  @Test
  void whatIsDeletedCanBeRestoredUnlessItIsForGood() throws Exception {
    String id = alice.upload(Outgoing.bytes(WORDS, "notes.txt", "document"));
    alice.await(id, PATIENCE);
    alice.delete(id);
    assertThat(alice.file(id).restorableUntil()).isNotNull();
    assertThat(alice.restore(id).isClean()).isTrue();
    alice.deleteForGood(id);
    refuses("not-restorable", () -> alice.restore(id));
  }

  @Test
  void profilesSayWhatMayBeUploaded() throws Exception {
    assertThat(alice.profiles())
        .extracting(ProfileInfo::name)
        .contains("document", "resume", "video");
  }

  private static byte[] fetched(DownloadLink link) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(link.downloadUrl()).build(), BodyHandlers.ofByteArray())
          .body();
    }
  }

  private static void refuses(
      String kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AirlockProblem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
  }
}
