package dev.airlock.scan.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A message that came through SNS without raw delivery
/// (<https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html>). Who may send to
/// the queue is the queue's policy; the signature inside is for receivers by HTTP.
///
/// @param message the message itself, as text
record SnsEnvelope(@JsonProperty("Message") @Nullable String message) {}
