package dev.airlock.registry.access;

/// A bean of services that act for nobody in particular: each of their transactions sees all rows,
/// unless it acts on somebody's behalf.
public final class EveryTenant {}
