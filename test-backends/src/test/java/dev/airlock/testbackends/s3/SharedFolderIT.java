package dev.airlock.testbackends.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Keys with a common prefix do not disturb each other, though they are files in one folder.
class SharedFolderIT {

  private final Storage storage = new Storage("folder");
  private final S3Client s3 = storage.s3();

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void objectsComeAndGoInOneFolderAtTheSameTime() throws Exception {
    String bucket = storage.namespace().cleanBucket();
    List<Future<?>> changes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        String key = "folder/" + i;
        changes.add(
            threads.submit(() -> {
              for (int round = 0; round < 100; round++) {
                String version =
                    s3.putObject(
                            put -> put.bucket(bucket).key(key), RequestBody.fromString("words"))
                        .versionId();
                s3.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(version));
              }
              return true;
            }));
      }
    }
    for (Future<?> change : changes) {
      change.get(); // each put was answered 200
    }
    assertThat(s3.listObjectVersions(list -> list.bucket(bucket)).versions())
        .noneMatch(version -> version.key().contains("keep"));
  }
}
