package dev.airlock.api.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/// ETags of the page's own files, by their content; each is read for it once.
final class ContentTags {
  private final Map<String, String> tags = new ConcurrentHashMap<>();

  String of(Resource file) {
    return tags.computeIfAbsent(file.getDescription(), _ -> digest(file));
  }

  private static String digest(Resource file) {
    try {
      return DigestUtils.md5DigestAsHex(file.getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
