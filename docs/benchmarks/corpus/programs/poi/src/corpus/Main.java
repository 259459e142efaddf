package corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

public class Main {
    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Row row = book.createSheet("s").createRow(0);
            row.createCell(0).setCellValue(2);
            row.createCell(1).setCellFormula("SUM(A1,3)*2");
            row.createCell(2).setCellValue("text");
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("0.00"));
            row.getCell(0).setCellStyle(style);
            book.write(out);
        }
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()))) {
            var evaluator = book.getCreationHelper().createFormulaEvaluator();
            for (Cell cell : book.getSheetAt(0).getRow(0)) {
                System.out.println(cell + " = " + evaluator.evaluate(cell).formatAsString());
            }
        }
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Hello");
            System.out.println(document.getParagraphs().get(0).getText());
        }
    }
}
