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
import java.util.function.LongSupplier;
import org.apache.commons.fileupload2.core.RequestContext;

/// The body of a form as it arrives. It rejects clients that send slower than any real upload, and
/// so only occupy a permit that others wait for.
final class FormBody extends FilterInputStream implements RequestContext {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  // Far shorter than it takes for a form to count as abandoned.
  private static final Duration RENEWAL_INTERVAL = Duration.ofSeconds(20);

  private final String contentType;
  private final String encoding;
  private final long length;
  private final LongSupplier minBytesPerSecond;
  private final Clock clock;
  private final Runnable goesOn;

  // Of the current window. What the server needs to store a part is not the client's time.
  private Duration waited = Duration.ZERO;
  private long arrived;

  // When it was last told that the form goes on.
  private Instant lastRenewed;

  // The rate that the client missed, for good; 0 before.
  private long rejectedBelow;

  /// @param goesOn is told from time to time that the form still arrives
  FormBody(HttpServletRequest request, LongSupplier minBytesPerSecond, Clock clock, Runnable goesOn)
      throws IOException {
    this(
        request.getInputStream(),
        String.valueOf(request.getContentType()),
        request.getContentLengthLong(),
        minBytesPerSecond,
        clock,
        goesOn);
  }

  FormBody(
      InputStream in,
      String contentType,
      long length,
      LongSupplier minBytesPerSecond,
      Clock clock,
      Runnable goesOn) {
    super(in);
    this.contentType = contentType;
    this.encoding = "UTF-8";
    this.length = length;
    this.minBytesPerSecond = minBytesPerSecond;
    this.clock = clock;
    this.goesOn = goesOn;
    this.lastRenewed = clock.instant();
  }

  @Override
  public int read() throws IOException {
    requireNotRejected();
    Instant asked = clock.instant();
    int next = super.read();
    count(asked, next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int max) throws IOException {
    requireNotRejected();
    Instant asked = clock.instant();
    int count = super.read(buffer, offset, max);
    count(asked, Math.max(count, 0));
    return count;
  }

  // Closing a part reads the rest of it. A client that was too slow gets no more time for that,
  // even if nobody waits any longer.
  private void requireNotRejected() {
    if (rejectedBelow > 0) {
      throw tooSlow();
    }
  }

  private void count(Instant asked, int bytes) {
    arrived += bytes;
    Instant now = clock.instant();
    if (!now.isBefore(lastRenewed.plus(RENEWAL_INTERVAL))) {
      lastRenewed = now;
      goesOn.run();
    }
    waited = waited.plus(Duration.between(asked, now));
    if (waited.compareTo(WINDOW) < 0) {
      return;
    }
    long least = minBytesPerSecond.getAsLong();
    if (arrived < waited.toSeconds() * least) {
      rejectedBelow = least;
      throw tooSlow();
    }
    arrived = 0;
    waited = Duration.ZERO;
  }

  private ApiProblemException tooSlow() {
    return new ApiProblemException(
        ApiProblem.UPLOAD_TOO_SLOW,
        "Uploads must send at least %d bytes per second.".formatted(rejectedBelow));
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
