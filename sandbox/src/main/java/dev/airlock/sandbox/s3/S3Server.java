package dev.airlock.sandbox.s3;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.s3.nio2blob.DiskBlobStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// An S3 server on 127.0.0.1 that verifies Signature Version 4.
///
/// It keeps objects on disk. The body of a form POST it holds in memory, several times over while
/// it is stored: a 500 MB form takes about 2.5 GB of heap, any other upload a constant amount.
public final class S3Server implements AutoCloseable {

  public static final String REGION = "eu-west-1";

  // The largest default upload profile is 500 MiB, and a form has more in it than the file.
  private static final long LARGEST_BUFFERED_BODY = 640L << 20;
  private static final int MAX_THREADS = 64;

  private final S3Proxy server;
  private final EventingBlobStore store;
  private final S3Client client;

  private S3Server(S3Proxy server, EventingBlobStore store, S3Client client) {
    this.server = server;
    this.store = store;
    this.client = client;
  }

  /// Starts a server without buckets.
  ///
  /// @param folder an empty or missing folder for the objects
  /// @param origins the web origins whose pages may use this server (CORS)
  public static S3Server start(
      Path folder, int port, S3Credentials credentials, List<String> origins, Clock clock)
      throws IOException {
    Files.createDirectories(folder);
    requireAttributes(folder);
    var store =
        new EventingBlobStore(
            new RunningUploadsBlobStore(
                new KeptFoldersBlobStore(new DiskBlobStore(folder), folder)),
            clock);
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(endpoint)
            .awsAuthentication(
                AuthenticationType.AWS_V4, credentials.accessKey(), credentials.secretKey())
            .v4MaxNonChunkedRequestSize(LARGEST_BUFFERED_BODY)
            .jettyMaxThreads(MAX_THREADS)
            .stopTimeout(0)
            .corsRules(crossOrigin(origins))
            .build();
    try {
      server.start();
    } catch (Exception e) {
      throw new StartFailed("S3 cannot start: " + e.getMessage(), e);
    }
    return new S3Server(server, store, client(endpoint, credentials));
  }

  /// A client that may do everything, closed with the server.
  public S3Client client() {
    return client;
  }

  /// A client that may do everything; whoever asks closes it.
  public static S3Client client(URI endpoint, S3Credentials credentials) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(credentials.accessKey(), credentials.secretKey())))
        .build();
  }

  /// Sends an event notification to `destination` for every object created in `bucket` from now on.
  public void sendEvents(String bucket, Consumer<String> destination) {
    store.sendEvents(bucket, destination);
  }

  @Override
  public void close() throws IOException {
    client.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("S3 does not stop", e);
    }
  }

  private static CrossOriginResourceSharing crossOrigin(List<String> origins) {
    return new CrossOriginResourceSharing(
        origins.stream().map(Pattern::quote).toList(),
        List.of("GET", "HEAD", "PUT", "POST"),
        List.of("*"),
        List.of("ETag", "x-amz-version-id", "x-amz-checksum-sha256"),
        "");
  }

  private static void requireAttributes(Path folder) throws IOException {
    if (!Files.getFileStore(folder).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
      throw new StartFailed(
          "S3 cannot keep objects in %s: its file system has no extended attributes. Choose another folder with AIRLOCK_HOME=<folder>"
              .formatted(folder));
    }
  }
}
