package dev.airlock.webhook.reconciler;

import dev.airlock.objectstore.ObjectStore;
import dev.airlock.objectstore.StoredVersion;
import dev.airlock.objectstore.VersionPage;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A walk through the versions of a bucket, some in each round and on from where the round before
/// stopped: a round costs the same however much is stored. After the last one, and in a process
/// that was started anew, it begins again.
final class BucketWalk {
  // S3 lists no more at a time.
  private static final int MOST_OF_A_PAGE = 1_000;

  private final ObjectStore objects;
  private final String bucket;
  private final int mostOfARound;
  private VersionPage.@Nullable Position position;

  BucketWalk(ObjectStore objects, String bucket, int mostOfARound) {
    this.objects = objects;
    this.bucket = bucket;
    this.mostOfARound = mostOfARound;
  }

  /// One round, page by page. A page that fails holds up no other: its turn comes again.
  void round(Consumer<List<StoredVersion>> step) {
    int left = mostOfARound;
    do {
      int asked = Math.min(left, MOST_OF_A_PAGE);
      VersionPage page = objects.page(bucket, position, asked);
      position = page.next();
      left -= asked; // a page may hold fewer: delete markers count
      step.accept(page.versions());
    } while (position != null && left > 0);
  }
}
