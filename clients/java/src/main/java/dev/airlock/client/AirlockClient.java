package dev.airlock.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.type.TypeReference;

/// Airlock, as one caller sees it. For use by many threads.
///
/// What Airlock refuses is an [AirlockProblem], what does not arrive an [IOException]. Calls that
/// may be made twice are tried again where that helps.
public final class AirlockClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final ApiCalls api;
  private final Uploading uploading;
  private final Watching watching;

  private AirlockClient(URI base, Supplier<String> token) {
    Clock clock = Clock.systemUTC();
    this.api = new ApiCalls(http, base, token);
    this.uploading = new Uploading(api, new PresignedTransfer(http), clock);
    this.watching = new Watching(http, api);
  }

  /// A client of the API at `base`, such as `https://airlock.example`.
  ///
  /// @param token is asked for the caller's access token for each call
  public static AirlockClient of(URI base, Supplier<String> token) {
    return new AirlockClient(base, token);
  }

  /// What may be uploaded.
  public List<ProfileInfo> profiles() throws IOException, InterruptedException {
    return api.get("/profiles", new TypeReference<>() {});
  }

  /// Sends a file. When this returns, the storage has all of it; the verdict comes later, see
  /// [#await].
  ///
  /// @return the file's id
  /// @throws UploadInterrupted if parts of it are stored: [#resume] goes on with the rest
  public String upload(Outgoing file) throws IOException, InterruptedException {
    return uploading.upload(file);
  }

  /// Sends what is missing of a file that was sent in parts.
  ///
  /// @param file the same as before
  public void resume(String fileId, Outgoing file) throws IOException, InterruptedException {
    uploading.resume(fileId, file);
  }

  /// Throws away what was sent of an upload that is not complete.
  public void cancel(String fileId) throws IOException, InterruptedException {
    api.delete("/files/upload/" + fileId);
  }

  /// The file as it is now.
  public AirlockFile file(String fileId) throws IOException, InterruptedException {
    return api.get("/files/" + fileId, new TypeReference<>() {});
  }

  /// The file as soon as it has its verdict, or will never have one.
  ///
  /// @return the file; of one that has no verdict by then, what it is
  public AirlockFile await(String fileId, Duration patience)
      throws IOException, InterruptedException {
    return await(fileId, patience, _ -> {});
  }

  /// The same.
  ///
  /// @param changes is told what the file is at first, and after every change
  public AirlockFile await(String fileId, Duration patience, Consumer<AirlockFile> changes)
      throws IOException, InterruptedException {
    return watching.await(fileId, patience, changes);
  }

  /// A page of the caller's files, newest first.
  public FileListing list(ListFilter filter) throws IOException, InterruptedException {
    return api.get("/files" + filter.query(), new TypeReference<>() {});
  }

  /// A link to a clean file. It needs no token.
  ///
  /// @param validity up to 7 days
  public DownloadLink download(String fileId, Duration validity)
      throws IOException, InterruptedException {
    return api.get(
        "/files/%s/download?expiresIn=%d".formatted(fileId, validity.toSeconds()),
        new TypeReference<>() {});
  }

  /// Who did what with a file, and when, oldest first: the first 100 entries.
  public List<FileDoing> history(String fileId) throws IOException, InterruptedException {
    return api.get("/files/" + fileId + "/history", new TypeReference<>() {});
  }

  /// Deletes a file. For its profile's retention it can be restored.
  public void delete(String fileId) throws IOException, InterruptedException {
    api.delete("/files/" + fileId);
  }

  /// Deletes a file and every object of it at once.
  public void deleteForGood(String fileId) throws IOException, InterruptedException {
    api.delete("/files/" + fileId + "?hardDelete=true");
  }

  /// Takes back a deletion.
  public AirlockFile restore(String fileId) throws IOException, InterruptedException {
    return api.post("/files/" + fileId + "/restore", null, null, new TypeReference<>() {});
  }

  @Override
  public void close() {
    http.close();
  }
}
