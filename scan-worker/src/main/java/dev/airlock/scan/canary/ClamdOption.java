package dev.airlock.scan.canary;

/// What has to be set for a clamd to pass, as it stands in `clamd.conf(5)`.
public enum ClamdOption {
  SIGNATURES("DatabaseDirectory: it loads no signature that knows EICAR"),
  HARMLESS("DatabaseDirectory: it finds something in harmless bytes"),
  SCAN_ARCHIVE("ScanArchive yes"),
  SCAN_MAIL("ScanMail yes"),
  SCAN_OLE2("ScanOLE2 yes"),
  SCAN_PDF("ScanPDF yes"),
  SCAN_HTML("ScanHTML yes"),
  MAX_RECURSION("MaxRecursion 17"),
  MAX_HTML_NORMALIZE("MaxHTMLNormalize, as much as StreamMaxLength"),
  ALERT_ENCRYPTED("AlertEncrypted yes"),
  ALERT_EXCEEDS_MAX("AlertExceedsMax yes");

  private final String setting;

  ClamdOption(String setting) {
    this.setting = setting;
  }

  /// The option and its value.
  public String setting() {
    return setting;
  }
}
