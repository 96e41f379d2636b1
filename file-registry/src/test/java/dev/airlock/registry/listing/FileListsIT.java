package dev.airlock.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.registration.FileRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class FileListsIT {
  private final FileRegistry files;
  private final FileLists lists;
  private final Deletions deletions;
  private final String owner = "owner-" + UUID.randomUUID();
  private long next = 1;

  @Autowired
  FileListsIT(FileRegistry files, FileLists lists, Deletions deletions) {
    this.files = files;
    this.lists = lists;
    this.deletions = deletions;
  }

  @Test
  void pagesThroughAllFilesWhileOthersAreAdded() {
    List<FileId> registered = register(10);
    List<FileId> seen = new ArrayList<>();
    List<FileId> page = page(null, null, null);
    while (!page.isEmpty()) {
      seen.addAll(page);
      register(2);
      page = page(null, null, page.getLast());
    }
    assertThat(seen).containsExactlyElementsOf(registered.reversed());
  }

  @Test
  void selectsByStateAndProfile() {
    List<FileId> registered = register(3);
    deletions.delete(registered.get(1), true, ExampleFile.ALICE);

    assertThat(page(null, null, null)).containsExactly(registered.get(2), registered.get(0));
    assertThat(page(null, FileStatus.DELETED, null)).containsExactly(registered.get(1));
    assertThat(page(null, FileStatus.PENDING, null)).hasSize(2);
    assertThat(page(null, FileStatus.CLEAN, null)).isEmpty();
    assertThat(page("resume", null, null)).hasSize(2);
    assertThat(page("video", null, null)).isEmpty();
  }

  @Test
  void listsNoFilesOfOthers() {
    register(2);
    String other = "owner-" + UUID.randomUUID();
    assertThat(lists.list(new ListQuery(other, "acme", null, null, null), 10)).isEmpty();
    assertThat(lists.list(new ListQuery(owner, "rival", null, null, null), 10)).isEmpty();
    assertThat(lists.list(new ListQuery(owner, null, null, null, null), 10)).isEmpty();
  }

  /// Their ids grow, as those of UUID version 7 do.
  private List<FileId> register(int count) {
    List<FileId> ids = new ArrayList<>();
    long hash = Integer.toUnsignedLong(owner.hashCode());
    for (int i = 0; i < count; i++) {
      ExampleFile example = new ExampleFile(new FileId(new UUID(next++, hash)));
      ExampleFile.registeredIn(files, example.registration(owner, "acme", null));
      ids.add(example.id());
    }
    return ids;
  }

  private List<FileId> page(
      @Nullable String profile, @Nullable FileStatus status, @Nullable FileId before) {
    return lists.list(new ListQuery(owner, "acme", profile, status, before), 3).stream()
        .map(RegisteredFile::id)
        .toList();
  }
}
