package dev.airlock.registry.columns;

/// A `jsonb` column, as text.
public record Json(String text) {}
