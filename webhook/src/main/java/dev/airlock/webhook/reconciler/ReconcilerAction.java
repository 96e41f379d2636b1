package dev.airlock.webhook.reconciler;

/// What the reconciler did, as `airlock_reconciler_total` names it.
enum ReconcilerAction {
  REQUEUED,
  EXPIRED,
  GIVEN_UP,
  REMOVED,
  PURGED,
  CLEARED,
  UNREFERENCED,
  FOREIGN
}
