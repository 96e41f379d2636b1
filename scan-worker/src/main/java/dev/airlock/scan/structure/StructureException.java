package dev.airlock.scan.structure;

import java.io.IOException;

/// A container, or one of its members, can't be read on.
public final class StructureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Obstacle obstacle;

  private StructureException(Obstacle obstacle, String what) {
    super(what);
    this.obstacle = obstacle;
  }

  /// It is damaged or contradicts itself, and is not read on.
  public static StructureException corrupt(String what) {
    return new StructureException(Obstacle.DAMAGED, what);
  }

  /// It is packed in a way that nothing here unpacks.
  public static StructureException unscannable(String what) {
    return new StructureException(Obstacle.UNSCANNABLE, what);
  }

  /// It needs more than one member may have.
  public static StructureException tooLarge(String what) {
    return new StructureException(Obstacle.LIMIT_EXCEEDED, what);
  }

  /// It needs a password.
  public static StructureException encrypted(String what) {
    return new StructureException(Obstacle.ENCRYPTED, what);
  }

  /// What a fault of a reader or decoder means: whatever was not meant to happen shows that its
  /// input is damaged.
  public static StructureException of(Exception fault) {
    return fault instanceof StructureException known ? known : corrupt("damaged");
  }

  /// What keeps it from being read.
  public Obstacle obstacle() {
    return obstacle;
  }

  /// In words for the owner.
  public String what() {
    return String.valueOf(getMessage());
  }
}
