package dev.airlock.client;

import dev.airlock.client.Instructions.PartReceipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Sends parts, several at a time, each with its exact size.
record PartTransfer(
    PresignedTransfer storage,
    PartLinkSource links,
    Payload content,
    long partSize,
    SentBytes sent) {
  // As many as a browser would; more are no faster over one line.
  private static final int AT_A_TIME = 4;
  private static final int FORBIDDEN = 403;
  private static final int FAILED = 500;

  /// Sends the parts that are not stored yet.
  ///
  /// @return all parts
  /// @throws UploadInterrupted if it is worth to go on later
  List<PartReceipt> send(String fileId, List<PartReceipt> stored)
      throws IOException, InterruptedException {
    Set<Integer> known = stored.stream().map(PartReceipt::partNumber).collect(Collectors.toSet());
    List<PartReceipt> all = new ArrayList<>(stored);
    int last = Math.toIntExact(Math.ceilDiv(content.size(), partSize));
    // No try with resources: if one part fails, nobody waits for the others.
    ExecutorService senders = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());
    try {
      ExecutorCompletionService<PartReceipt> sending = new ExecutorCompletionService<>(senders);
      int missing = 0;
      for (int number = 1; number <= last; number++) {
        if (!known.contains(number)) {
          int part = number;
          sending.submit(() -> send(part, last));
          missing++;
        }
      }
      for (int i = 0; i < missing; i++) {
        all.add(sending.take().get());
      }
    } catch (ExecutionException e) {
      throw interrupted(fileId, e.getCause() == null ? e : e.getCause());
    } finally {
      senders.shutdownNow();
    }
    all.sort(Comparator.comparingInt(PartReceipt::partNumber));
    return all;
  }

  private PartReceipt send(int number, int last) throws IOException, InterruptedException {
    try {
      return put(number, last);
    } catch (AirlockProblem problem) {
      if (problem.status() != FORBIDDEN) {
        throw problem;
      }
      return put(number, last); // by a link that is not out of date
    }
  }

  private PartReceipt put(int number, int last) throws IOException, InterruptedException {
    Instructions.PartLink link = links.take(number, last);
    long offset = partSize * (number - 1);
    String eTag = storage.put(link.url(), Map.of(), content, offset, link.size(), sent);
    return new PartReceipt(number, link.size(), eTag);
  }

  private static IOException interrupted(String fileId, Throwable cause)
      throws InterruptedException {
    return switch (cause) {
      case InterruptedException e -> throw e;
      case AirlockProblem problem when problem.status() < FAILED -> throw problem;
      default -> new UploadInterrupted(fileId, cause);
    };
  }
}
