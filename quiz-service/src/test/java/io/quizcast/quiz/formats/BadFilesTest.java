package io.quizcast.quiz.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizcast.guard.RequestRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class BadFilesTest {
  private static final String TABLE = "text,option1,option2,correct\nХороший вопрос?,да,нет,1\n";

  @Test
  void aByteOrderMarkIsSkipped() {
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
      QuestionFile file = Reading.read(("\uFEFF" + TABLE).getBytes(charset));
      assertThat(file.questions().getFirst().texts().main().text()).isEqualTo("Хороший вопрос?");
    }
  }

  @Test
  void anotherEncodingIsRefusedAndTheLineIsNamed() {
    assertThatThrownBy(() -> Reading.read(TABLE.getBytes(Charset.forName("windows-1251"))))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("line 2 is not UTF-8; save the file as UTF-8");
  }

  @Test
  void aZipBombIsRefusedWhileItIsUnpacked() throws IOException {
    assertThatThrownBy(() -> Reading.read(zip("xl/worksheets/sheet1.xml", 1, 200 << 20)))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("unpacks to more than 64 MiB");
    assertThatThrownBy(() -> Reading.read(zip("xl/media/picture%d.png", 40, 4 << 20)))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("unpacks to more than 64 MiB");
    assertThatThrownBy(() -> Reading.read(zip("xl/part%d.xml", 2_000, 1)))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("more than 1000 parts");
  }

  @Test
  void aCellBeyondTheLastColumnIsRefused() throws IOException {
    for (String address : new String[] {"ZZZZZZ1", "&#90;&#90;&#90;&#90;&#90;&#90;1"}) {
      String sheet =
          "<worksheet><sheetData><row r=\"1\"><c r=\"" + address + "\"/></row></sheetData>";
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
        zip.write(sheet.getBytes(StandardCharsets.UTF_8));
      }
      assertThatThrownBy(() -> Reading.read(out.toByteArray()))
          .isInstanceOf(RequestRefused.class)
          .hasMessageContaining("beyond column XFD");
    }
  }

  @Test
  void aZipThatIsNoWorkbookIsRefused() throws IOException {
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};
    assertThatThrownBy(() -> Reading.read(old)).hasMessageContaining("save it as .xlsx");
    assertThatThrownBy(() -> Reading.read(zip("word/document.xml", 1, 10)))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("damaged or has no sheet");
    byte[] whole = KahootTemplate.workbook(5, sheet -> {});
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> Reading.read(half)).isInstanceOf(RequestRefused.class);
  }

  private static byte[] zip(String name, int entries, int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] zeros = new byte[Math.min(size, 1 << 20)];
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry(name.formatted(i)));
        for (int left = size; left > 0; left -= zeros.length) {
          zip.write(zeros, 0, Math.min(left, zeros.length));
        }
      }
    }
    return out.toByteArray();
  }
}
