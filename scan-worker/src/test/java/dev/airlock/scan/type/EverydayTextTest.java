package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.type.DetectedType.Fit;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is nothing but text is text, whatever its words and its code page.
@SuppressWarnings("StringConcatToTextBlock") // the ends of lines are a part of the text
class EverydayTextTest {
  private final ContentTypes types = new ContentTypes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-31j    | 氏名,部署,住所\\r\\n山田太郎,営業部,東京都千代田区丸の内一丁目,03-1234-5678\\r\\n",
        "EUC-JP         | 氏名,部署\\r\\n佐藤花子,経理部,大阪市北区\\r\\n",
        "ISO-2022-JP    | 氏名,部署\\r\\n佐藤花子,経理部,大阪市北区\\r\\n",
        "ISO-2022-KR    | 이름,부서,주소\\r\\n김철수,영업부,서울특별시 강남구\\r\\n",
        "GBK            | 姓名,部门,地址\\r\\n张三,技术部,北京市朝阳区建国门外大街\\r\\n",
        "GB18030        | 姓名,部门\\r\\n李四,财务部,上海市浦东新区世纪大道\\r\\n",
        "Big5           | 姓名,部門\\r\\n陳小明,會計部,臺北市信義區\\r\\n",
        "x-windows-949  | 이름,부서,주소\\r\\n김철수,영업부,서울특별시 강남구 테헤란로\\r\\n",
        "x-windows-874  | ชื่อ,แผนก\\r\\nสมชาย ใจดี,บัญชี,กรุงเทพมหานคร\\r\\n",
        "windows-1250   | Vážení páni ředitelé, děkujeme za Váš dopis ze dne 3. března.",
        "windows-1251   | Фамилия;Имя;Отчество\\r\\nИванов;Иван;Иванович;+7 495 123-45-67\\r\\n",
        "windows-1252   | förnamn;efternamn\\r\\nÅsa;Öberg;Malmö – “ja” … 5 €\\r\\n",
        "windows-1253   | Επώνυμο;Όνομα\\r\\nΝικολάου;Μαρία;Θεσσαλονίκη\\r\\n",
        "windows-1254   | Sayın Müdür, mektubunuz için teşekkür ederiz. Geçen çeyreğe ilişkin",
        "windows-1255   | שם,מחלקה\\r\\nדוד כהן,מכירות,תל אביב\\r\\n",
        "windows-1256   | الاسم,المدينة,الهاتف\\r\\nأحمد محمد,القاهرة,0123456789\\r\\n",
        "windows-1257   | Vardas;Miestas\\r\\nŽivilė;Šiauliai;ąčęėįšųūž\\r\\n",
        "windows-1258   | Nguyễn;Hà Nội\\r\\n",
        "KOI8-R         | Уважаемые господа, направляем вам счёт за март.",
        "KOI8-U         | Шановні панове, надсилаємо рахунок за березень. Її ім'я",
        "IBM866         | Остаток;Сумма\\r\\nТовар №1;100\\r\\n",
        "IBM850         | Größe;Länge\\r\\nkühl;schön\\r\\n",
        "IBM437         | ┌────┐\\r\\n│ ok │\\r\\n└────┘\\r\\n",
        "x-MacRoman     | Réunion à l’école : “déjà vu”\\rfin\\r",
        "x-MacCyrillic  | Уважаемые господа\\rсчёт\\r",
        "ISO-8859-2     | Zażółć gęślą jaźń\\n",
        "UTF-8          | Grüße 北京 🚀, הכול בסדר\\n",
      })
  void everyCodePage(String charset, String text) {
    byte[] bytes = lines(text).getBytes(Charset.forName(charset));
    assertText(bytes);
    assertText(repeated(bytes, 20_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name\r\n1,anna\r\n",
        "a\r\n",
        "氏名,部署,住所\r\n山田太郎,営業部,東京都千代田区\r\n",
        "Имя\tГород\r\nИван\tМосква 🚀\r\n",
        "id\tnote\r\n1\t\0\t2\r\n", // as bcp writes an empty text
      })
  void wideText(String text) {
    for (Charset order : new Charset[] {UTF_16LE, UTF_16BE}) {
      assertText(text.getBytes(order));
      assertText(("\ufeff" + text).getBytes(order));
      assertText(repeated(text.getBytes(order), 40_001)); // cut in the middle of a character
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\r\n1,2\r\n\u001a",
        "a,b\r\n1,2\r\n\u001a\u001a\u001a\u001a\u001a",
        "Downloading 10%\b\b\b20%\b\b\b30%\b\b\b100%\n",
        "N\bNA\bAM\bME\bE\n    ls - list\n",
        "12:00 started\n"
            + "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\012:05 started\n",
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\012:05 rotated while it was open\n",
        "12:00 stopped\n\0\0\0\0\0\0\0\0",
        "\u001b[32mOK\u001b[0m \u001b[31mFAILED\u001b[0m\n",
        "done\u0007, and a page\f\nwith a \u000b tab\n",
        "8=FIX.4.2\u00019=178\u000135=8\u000149=PHLX\u000156=PERS\u000139=E\u000154=1\u000140=2\u000110=128\u0001\n",
        "8=FIX.4.2\u00019=5\u000135=0\u000110=1\u0001\n"
            + "8=FIX.4.2\u00019=5\u000135=0\u000110=2\u0001\n",
        "name\u001fcity\u001eanna\u001foslo\u001ebob\u001frome\u001e",
        "\u000bMSH|^~\\&|LAB|HOSPITAL|EHR|CLINIC|202603011200||ORU^R01|1|P|2.5\r\u001c\r",
        "id\tname\tcity\r\n1\t\0\t\0\r\n2\tanna\t\0\r\n",
        "[12:00] <anna> \u000304red\u000f and \u0002bold\u000f words in a channel, and many more"
            + " words\n",
      })
  void controlCharactersThatLogsHave(String text) {
    assertText(text.getBytes(UTF_8));
  }

  @Test
  void controlCharactersInACodePage() {
    assertText("förnamn;ort\r\nÅsa;Malmö\r\n\u001a".getBytes(ISO_8859_1));
    assertText("Fortschritt für Müller: 10%\b\b\b20%\b\b\b30%\n".getBytes(ISO_8859_1));
    assertText("id\tname\tcity\r\n1\t\0\tMalmö\r\n2\tÅsa\t\0\r\n".getBytes(ISO_8859_1));
    assertText(
        ("Läuft weiter nach einem Absturz des Rechners\n" + "\0".repeat(4_096) + "Läuft\n")
            .getBytes(ISO_8859_1));
  }

  @Test
  void holesInWideLogs() {
    String log = "12:00 started\r\n" + "12:01 at work\r\n".repeat(10);
    assertText((log + "\0".repeat(2_048) + log + "\0".repeat(512)).getBytes(UTF_16LE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MZ,Mozambique,258\r\n"
            + "NA,Namibia,264\r\n"
            + "NZ,New Zealand,64\r\n"
            + "ZA,South Africa,27\r\n"
            + "ZM,Zambia,260\r\n",
        "REM sleep is a phase of sleep in mammals.\n",
        "graph,nodes,edges\r\nkarate,34,78\r\n",
        "digraph theory, week 3\n",
        "P1 incident of 2026-03-01\n\nThe database was down.\n",
        "P6 750 W\n",
        "CWST,Casella Waste,101.2\r\nAAPL,Apple,200.1\r\n",
        "FWS is the US Fish and Wildlife Service.\n",
        "BM,Bermuda,1441\r\n",
        "PK,Pakistan,92\r\n",
        "Rar! is what he said\n",
        "II*,second\r\n",
        "%! important\nnotes\n",
        "Notes about formats\nA PDF begins with %PDF-1.4 and ends with %%EOF\n",
        "070707,Smith,12.50\r\n070708,Jones,8.10\r\n",
        "070701 is the magic number of an archive\n",
        "\"Sample Name\",\"Well\",\"Ct\"\r\n\"S1\",\"A1\",\"21.3\"\r\n",
        "MATLAB course, week 3\n\nWe looked at matrices.\n",
        "User-agent: *\nDisallow: /private\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n",
        "From anna@example.org Sun Mar  1 12:00:00 2026\n"
            + "From: anna\n"
            + "To: bob\n"
            + "Subject: lunch\n\n"
            + "hello\n",
        "MIME-Version: 1.0\nContent-Type: text/html\n\n<html><body>hello</body></html>\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><html></html>\r\n",
        "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n",
        "12:00 GET / 200 <!DOCTYPE html><html><head><script>alert(1)</script></head></html>\n",
        "# How to make a page\n\n```html\n<html>\n<script>alert(1)</script>\n</html>\n```\n",
        "<div align=\"center\">\n"
            + "  <img src=\"logo.png\">\n"
            + "</div>\n\n"
            + "# My project\n\n"
            + "```html\n"
            + "<script src=x>\n"
            + "```\n",
        "<p align=\"center\"><a href=\"https://example.org\"><img src=\"logo.svg\"/></a></p>\n\n"
            + "# Words\n",
        "<!-- Improved compatibility of back to top link -->\n"
            + "<a id=\"readme-top\"></a>\n\n"
            + "# My project\n",
        "<h1 align=\"center\">Name</h1>\n<br>\n\nwords <html>\n",
        "<anna@example.org> wrote:\n> hello\n",
        "<5 items were found\n",
        "< is less than, > is greater\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
            + "<!DOCTYPE log SYSTEM \"logger.dtd\">\n"
            + "<log>\n"
            + "<record>\n"
            + "  <date>2026-03-01</date>\n"
            + "  <message>got &lt;html xmlns=\"http://www.w3.org/1999/xhtml\"&gt; and"
            + " &lt;script&gt;</message>\n"
            + "</record>\n"
            + "</log>\n",
        "<log4j:event logger=\"a\" level=\"INFO\">\n"
            + "<log4j:message><![CDATA[<html"
            + " xmlns=\"http://www.w3.org/1999/xhtml\"><script>1</script></html>]]></log4j:message>\n"
            + "</log4j:event>\n",
        "<?xml version=\"1.0\"?><rss"
            + " version=\"2.0\"><channel><title>News</title><link>https://example.org</link></channel></rss>\n",
        "#![allow(dead_code)]\nfn main() {}\n",
        "# a heading\n#!not a script, as it is not first\n",
        "#hashtag! and words\n",
        "The page began with <?php and ended with ?>\n",
        "{\"rtf\": 1}\n",
        "@echo is a handle, off is a word\n",
        "int main(void) { return 0; }\n",
        "ID3 is a tag\n",
        "OggS,1\r\n",
        "RIFF is a word\r\n",
        "ustar is a format\n",
      })
  void wordsThatLookLikeAFormat(String text) {
    assertText(text.getBytes(UTF_8));
    assertText(("\ufeff" + text).getBytes(UTF_8));
    assertText(("\ufeff" + text).getBytes(UTF_16LE));
  }

  private void assertText(byte[] bytes) {
    for (String declared : new String[] {"text/plain", "text/csv"}) {
      assertThat(types.detect(ends(bytes), declared))
          .isEqualTo(new DetectedType("text/plain", Fit.FITS, false));
    }
  }

  private static HeadAndTail ends(byte[] bytes) {
    return new HeadAndTail(
        Arrays.copyOf(bytes, ContentTypes.headOf(bytes.length)),
        Arrays.copyOfRange(bytes, bytes.length - ContentTypes.tailOf(bytes.length), bytes.length),
        bytes.length);
  }

  private static byte[] repeated(byte[] bytes, int times) {
    byte[] all = new byte[bytes.length * times];
    for (int at = 0; at < all.length; at += bytes.length) {
      System.arraycopy(bytes, 0, all, at, bytes.length);
    }
    return Arrays.copyOf(all, all.length - 1);
  }

  private static String lines(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n");
  }
}
