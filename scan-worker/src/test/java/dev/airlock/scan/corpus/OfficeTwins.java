package dev.airlock.scan.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/// Office documents by Apache POI.
final class OfficeTwins {

  private OfficeTwins() {}

  static List<Twin> all() {
    List<Twin> all = new ArrayList<>();
    for (int size : new int[] {0, 1, 40, 400}) {
      for (boolean picture : new boolean[] {false, true}) {
        String told = "%d paragraphs, %s".formatted(size, picture ? "picture" : "none");
        all.add(new Twin("POI document, " + told, Twin.DOCX, () -> document(size, picture)));
        int slides = size / 40;
        String shown = "%d of %d slides, %s".formatted(size, slides, picture ? "picture" : "none");
        all.add(new Twin("POI show, " + shown, Twin.PPTX, () -> show(slides, picture)));
      }
      for (boolean formulas : new boolean[] {false, true}) {
        String told = "%d rows, %s".formatted(size, formulas ? "formulas" : "values");
        all.add(
            new Twin(
                "POI workbook, " + told,
                Twin.XLSX,
                () -> workbook(new XSSFWorkbook(), size, formulas)));
        all.add(
            new Twin(
                "POI workbook of old, " + told,
                "application/vnd.ms-excel",
                () -> workbook(new HSSFWorkbook(), size, formulas)));
      }
      for (Zip64Mode mode : Zip64Mode.values()) {
        all.add(
            new Twin(
                "POI streamed workbook, %d rows, zip64 %s".formatted(size, mode),
                Twin.XLSX,
                () -> streamed(size, mode)));
      }
    }
    all.add(new Twin("POI workbook with a document", Twin.XLSX, OfficeTwins::nested));
    return all;
  }

  private static byte[] document(int paragraphs, boolean picture) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      for (int i = 0; i < paragraphs; i++) {
        document.createParagraph().createRun().setText("harmless words, paragraph " + i);
      }
      if (picture) {
        document
            .createParagraph()
            .createRun()
            .addPicture(
                new ByteArrayInputStream(Contents.picture()),
                PictureType.PNG,
                "picture.png",
                Units.toEMU(64),
                Units.toEMU(64));
        document.createTable(3, 3).getRow(1).getCell(1).setText("in the middle");
      }
      document.write(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] show(int slides, boolean picture) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XMLSlideShow show = new XMLSlideShow()) {
      for (int i = 0; i < slides; i++) {
        XSLFSlide slide = show.createSlide();
        slide.createTextBox().setText("slide " + i);
        if (picture) {
          slide.createPicture(show.addPicture(Contents.picture(), PictureData.PictureType.PNG));
        }
      }
      show.write(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] workbook(Workbook workbook, int rows, boolean formulas) throws Exception {
    try (workbook) {
      fill(workbook.createSheet("Größe"), rows, formulas);
      return written(workbook);
    }
  }

  private static byte[] streamed(int rows, Zip64Mode mode) throws Exception {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
      workbook.setZip64Mode(mode);
      fill(workbook.createSheet(), rows, true);
      return written(workbook);
    }
  }

  private static void fill(Sheet sheet, int rows, boolean formulas) {
    for (int i = 0; i < rows; i++) {
      Row row = sheet.createRow(i);
      row.createCell(0).setCellValue("row " + i);
      row.createCell(1).setCellValue(i * 1.5);
      Cell last = row.createCell(2);
      if (formulas) {
        last.setCellFormula("B%d*2".formatted(i + 1));
      } else {
        last.setCellValue(true);
      }
    }
  }

  private static byte[] nested() throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      fill(workbook.createSheet(), 3, false);
      workbook.addOlePackage(document(3, true), "a document", "a.docx", "a.docx");
      return written(workbook);
    }
  }

  private static byte[] written(Workbook workbook) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    return bytes.toByteArray();
  }
}
