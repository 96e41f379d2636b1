package dev.airlock.sandbox.clamd;

import java.nio.file.Path;

/// What clamd is told, as in `clamd.conf(5)`.
///
/// @param database where the signatures are, seen from clamd
/// @param address where it listens: an IP address of its own, or `0.0.0.0` for all
/// @param settings has one limit for streams, files, everything unpacked from one, and what is done
///   with a file of a certain kind. They must be equal: if a file may be smaller than a stream,
///   clamd silently trims a larger member of an archive and answers OK; and of a file that is
///   larger than those for its kind it silently leaves steps out
public record ClamdConfiguration(
    SignatureDatabase database,
    Path temporary,
    String address,
    int port,
    ClamdServerSettings settings) {

  /// The text of `clamd.conf`.
  public String text() {
    return """
    Foreground yes
    LogTime yes
    DatabaseDirectory %1$s
    TemporaryDirectory %2$s
    TCPAddr %7$s
    TCPSocket %3$d
    MaxThreads 16
    StreamMaxLength %4$dM
    MaxScanSize %4$dM
    MaxFileSize %4$dM
    PCREMaxFileSize %4$dM
    MaxHTMLNormalize %4$dM
    MaxHTMLNoTags %4$dM
    MaxScriptNormalize %4$dM
    MaxEmbeddedPE %4$dM
    MaxZipTypeRcg %4$dM
    MaxScanTime 110000
    MaxFiles 10000
    MaxRecursion 17
    MaxPartitions 256
    MaxIconsPE 1000
    PCREMatchLimit 1000000
    PCRERecMatchLimit 20000
    AlertExceedsMax yes
    AlertEncrypted yes
    ConcurrentDatabaseReload yes
    DisableCache %6$s
    SelfCheck %5$d
    """
        .formatted(
            database.folder(),
            temporary,
            port,
            settings.largest(),
            database.selfCheck(),
            settings.cache() ? "no" : "yes",
            address);
  }
}
