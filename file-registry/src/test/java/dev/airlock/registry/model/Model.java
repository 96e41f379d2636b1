package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Instant;
import java.util.List;

/// One file as the contracts on scan results and file states demand, in plain Java. It shares names
/// with the registry, but no rule.
final class Model implements SystemUnderTest {
  private final ModelFile file;
  private final ModelScanners scanners;
  private final ModelOperators operators;
  private final ModelReconciler reconciler;
  private final RememberedResponses memory = new RememberedResponses();

  Model(FileId id) {
    file = new ModelFile(id);
    scanners = new ModelScanners(file);
    operators = new ModelOperators(file);
    reconciler = new ModelReconciler(file);
  }

  @Override
  public FileId id() {
    return file.id;
  }

  /// What it knows beyond the tables.
  List<Object> memories() {
    return List.of(memory.copy(), reconciler.memory());
  }

  @Override
  public String apply(HistoryStep step, String nonce, Instant now) {
    file.now = now;
    return switch (step) {
      case HistoryStep.TimePasses _ -> "";
      case HistoryStep.Message message ->
          memory.answer(message, now, () -> scanners.answer(message) + " #" + nonce);
      case HistoryStep.Delete(boolean restorable) -> delete(restorable, ModelFile.OWNER);
      case HistoryStep.Restore() -> restore();
      case HistoryStep.Replace(boolean ofTheOwner, Finding found) -> replace(ofTheOwner, found);
      case HistoryStep.OperatorRequest order -> operate(order);
      case HistoryStep.Reconciliation reconciliation -> reconcile(reconciliation);
    };
  }

  private String operate(HistoryStep.OperatorRequest order) {
    return switch (order) {
      case RESCAN -> operators.rescan();
      case RELEASE -> operators.release();
      case DELETE -> delete(true, ModelFile.OPERATOR);
      case DELETE_FOR_GOOD -> delete(false, ModelFile.OPERATOR);
    };
  }

  private String delete(boolean restorable, String actor) {
    if (file.deletion == null) {
      file.deletion = ModelDeletion.of(file.status, file.wasJudged(), restorable, file.now);
      file.changeTo(FileStatus.DELETED, "DELETED", actor);
    } else if (!restorable) {
      file.deletion = file.deletion.forGood();
    }
    return "deleted";
  }

  private String replace(boolean ofTheOwner, Finding found) {
    if (ofTheOwner && found.status() == FileStatus.CLEAN) {
      delete(true, "scanner:newer");
    }
    return "";
  }

  private String restore() {
    if (file.deletion == null || !file.deletion.canBeUndone(file.now)) {
      return "nothing";
    }
    FileStatus former = file.deletion.former();
    file.deletion = null;
    file.changeTo(former, "RESTORED", ModelFile.OWNER);
    return former.wireName();
  }

  private String reconcile(HistoryStep.Reconciliation reconciliation) {
    return switch (reconciliation) {
      case EXPIRE -> reconciler.expire();
      case REQUEUE -> reconciler.requeue();
      case LOOK -> reconciler.look();
      case QUARANTINE_LOST -> reconciler.quarantineLost();
      case CLEAR -> reconciler.clear(true);
      case FIND_NOTHING -> reconciler.clear(false);
      case MAKE_PERMANENT -> reconciler.makePermanent();
      case PURGE -> reconciler.purge();
      case FORGET -> forget();
    };
  }

  private String forget() {
    memory.forgetAt(file.now);
    return "";
  }

  @Override
  public StoredFile stored() {
    return file.stored();
  }
}
