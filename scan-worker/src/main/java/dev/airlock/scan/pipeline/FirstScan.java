package dev.airlock.scan.pipeline;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.scan.clamav.EngineFault;
import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.structure.SearchedStream;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.type.ContentTypes;
import dev.airlock.scan.type.HeadAndTail;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// What one read of an object brought, on whose way the engine scanned it.
///
/// @param reply of the engine
/// @param engine what scanned it
/// @param ends of the object
/// @param search has passed all of its bytes
/// @param size how many bytes came
/// @param complete whether the read came to the end
/// @param sha256 of all bytes that came, lower-case hex
record FirstScan(
    EngineReply reply,
    ScanEngine engine,
    HeadAndTail ends,
    SignatureSearch search,
    long size,
    boolean complete,
    String sha256) {
  private static final int BUFFER_BYTES = 64 * 1024;

  /// Reads the object to its end.
  ///
  /// @param wasRead called when the last byte has come from S3
  /// @throws EngineFault if the node fails
  static FirstScan of(
      ObjectVersion object, ObjectReading reading, Runnable wasRead, EngineNode node) {
    ScanEngine engine = node.engine();
    SignatureSearch search = new SignatureSearch();
    // clamd's client reads in small pieces, for which S3's is slow.
    try (InputStream bytes =
            new SearchedStream(new BufferedInputStream(reading.bytes(), BUFFER_BYTES), search);
        SingleRead read =
            new SingleRead(
                bytes,
                ContentTypes.headOf(object.size()),
                ContentTypes.tailOf(object.size()),
                wasRead)) {
      EngineReply reply = scan(read, object, node);
      // clamd hangs up at a limit; the digest has to cover the whole object nevertheless.
      read.transferTo(OutputStream.nullOutputStream());
      search.end();
      HeadAndTail ends = read.headAndTail().with(reading::read);
      return new FirstScan(reply, engine, ends, search, read.count(), read.ended(), read.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException("the object could not be read to its end", e);
    }
  }

  // A scan is also cut off when the transfer from S3 is. That is no fault of the node.
  private static EngineReply scan(SingleRead read, ObjectVersion object, EngineNode node)
      throws IOException {
    try {
      return node.scan(read, object.size());
    } catch (EngineFault e) {
      Exception failure = read.failure();
      if (failure != null) {
        throw new IOException("the transfer from S3 was cut off", failure);
      }
      throw e;
    }
  }
}
