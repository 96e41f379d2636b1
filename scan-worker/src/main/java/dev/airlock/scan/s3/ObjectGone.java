package dev.airlock.scan.s3;

/// The version does not exist any more, or, where there are no versions, another object took its
/// place.
public final class ObjectGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ObjectGone(Throwable cause) {
    super("the object is gone", cause);
  }
}
