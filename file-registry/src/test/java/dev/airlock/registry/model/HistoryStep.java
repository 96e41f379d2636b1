package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/// One thing that somebody does to a file, as plain data: a history of steps can be printed, shrunk
/// and run again. No step needs another one before it.
///
/// A new kind of step does not compile before [Model] and [RegistryUnderTest] know it, and
/// [RandomHistory] has to draw it.
sealed interface HistoryStep {

  /// By how much it advances everybody's clock.
  default Duration takes() {
    return Duration.ZERO;
  }

  /// Nobody does anything for a while.
  record TimePasses(Duration takes) implements HistoryStep {
    @Override
    public String toString() {
      return "time passes: " + takes;
    }
  }

  /// What a scanner sends. Equal ones are one message and its retries.
  sealed interface Message extends HistoryStep {

    /// Who sends it, as authenticated.
    String scanner();

    /// Stands for its `webhook-id`; 0 for a message that has none.
    int number();

    /// Stands for its scan id.
    int scan();

    /// The object that it is about.
    ScannedObject object();

    /// The scan id itself.
    default UUID scanId(FileId file) {
      return new UUID(file.value().getMostSignificantBits(), scan());
    }
  }

  /// A scanner claims the file.
  record Claim(String scanner, int number, int scan, ScannedObject object) implements Message {
    @Override
    public String toString() {
      return "%s claims %s as scan %d%s".formatted(scanner, object, scan, suffix(number));
    }
  }

  /// A scanner reports a verdict.
  record ReportVerdict(String scanner, int number, int scan, ScannedObject object, Finding finding)
      implements Message {
    @Override
    public String toString() {
      return "%s finds %s %s in scan %d%s"
          .formatted(scanner, object, finding, scan, suffix(number));
    }
  }

  /// The owner deletes the file.
  record Delete(boolean restorable) implements HistoryStep {
    @Override
    public String toString() {
      return restorable ? "the owner deletes the file" : "the owner deletes the file for good";
    }
  }

  /// The owner restores the file.
  record Restore() implements HistoryStep {
    @Override
    public String toString() {
      return "the owner restores the file";
    }
  }

  /// A newer file that is to replace this one gets its verdict.
  ///
  /// @param ofTheOwner whether it belongs to the owner of this one
  record Replace(boolean ofTheOwner, Finding finding) implements HistoryStep {
    @Override
    public String toString() {
      return "a newer file of %s is found %s"
          .formatted(
              ofTheOwner ? "the owner" : "somebody else", finding.name().toLowerCase(Locale.ROOT));
    }
  }

  /// What an operator requests.
  enum OperatorRequest implements HistoryStep {
    /// Another scan of the file.
    RESCAN("an operator asks for a rescan"),
    /// One that waives the reason for the quarantine.
    RELEASE("an operator releases the file"),
    DELETE("an operator deletes the file"),
    DELETE_FOR_GOOD("an operator deletes the file for good");

    private final String words;

    OperatorRequest(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// What the reconciler does.
  enum Reconciliation implements HistoryStep {
    /// Lets the file expire if nothing was uploaded until [#EXPIRE_AFTER] its upload was over.
    EXPIRE("the reconciler lets the file expire"),
    /// Queues another scan, unless it did so less than a multiple of [#PAUSE] ago.
    REQUEUE("the reconciler asks for another scan"),
    /// Looks which scan holds the file.
    LOOK("the reconciler looks at the file"),
    /// Quarantines the file if the scan that it saw still holds it.
    QUARANTINE_LOST("the reconciler found the object lost"),
    /// Deleted what the scan that it saw had moved.
    CLEAR("the reconciler deleted what a rescan left"),
    /// Found that the scan that it saw had left nothing behind.
    FIND_NOTHING("the reconciler finds that a rescan left nothing"),
    /// Makes the deletion permanent.
    MAKE_PERMANENT("the reconciler makes the deletion permanent"),
    /// Deleted all objects of the file.
    PURGE("the reconciler purged the objects"),
    /// Deletes old responses, whatever file they are about.
    FORGET("the reconciler forgets old answers");

    static final Duration EXPIRE_AFTER = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofMinutes(5);

    private final String words;

    Reconciliation(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private static String suffix(int number) {
    return number == 0 ? "" : " (message %d)".formatted(number);
  }
}
