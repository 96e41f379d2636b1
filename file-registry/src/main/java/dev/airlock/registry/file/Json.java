package dev.airlock.registry.file;

/// A `jsonb` column, as text.
public record Json(String text) {}
