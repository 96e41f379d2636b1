package dev.airlock.api.upload.form;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.fileupload2.core.RequestContext;

/// The body of a form as it arrives. It rejects clients that send slower than any real upload, and
/// so only occupy a permit that others wait for.
final class FormBody extends FilterInputStream implements RequestContext {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final String contentType;
  private final String encoding;
  private final long length;
  private final long minBytesPerSecond;
  private final Clock clock;
  private final Instant begun;
  private long read;

  FormBody(HttpServletRequest request, long minBytesPerSecond, Clock clock) throws IOException {
    this(
        request.getInputStream(),
        String.valueOf(request.getContentType()),
        request.getContentLengthLong(),
        minBytesPerSecond,
        clock);
  }

  FormBody(InputStream in, String contentType, long length, long minBytesPerSecond, Clock clock) {
    super(in);
    this.contentType = contentType;
    this.encoding = "UTF-8";
    this.length = length;
    this.minBytesPerSecond = minBytesPerSecond;
    this.clock = clock;
    this.begun = clock.instant();
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int max) throws IOException {
    int count = super.read(buffer, offset, max);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int bytes) {
    read += bytes;
    Duration taken = Duration.between(begun, clock.instant());
    if (taken.compareTo(GRACE) > 0 && read < taken.toSeconds() * minBytesPerSecond) {
      throw new ApiProblemException(
          ApiProblem.UPLOAD_TOO_SLOW,
          "Uploads must send at least %d bytes per second.".formatted(minBytesPerSecond));
    }
  }

  @Override
  public String getContentType() {
    return contentType;
  }

  @Override
  public String getCharacterEncoding() {
    return encoding;
  }

  @Override
  public long getContentLength() {
    return length;
  }

  @Override
  public boolean isMultipartRelated() {
    return false;
  }

  @Override
  public InputStream getInputStream() {
    return this;
  }
}
