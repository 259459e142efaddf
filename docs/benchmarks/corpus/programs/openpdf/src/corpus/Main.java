package corpus;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.FontFactory;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.Barcode128;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfWriter;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;

/** A document and a report, written and read back. */
public final class Main {
    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document();
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setEncryption("u".getBytes(), "o".getBytes(), PdfWriter.ALLOW_PRINTING, PdfWriter.ENCRYPTION_AES_128);
        document.open();
        document.add(new Paragraph("Hello", FontFactory.getFont(FontFactory.TIMES_BOLD, 12)));
        document.add(new Paragraph("Grüße", new Font(BaseFont.createFont(BaseFont.COURIER, BaseFont.CP1252, false))));
        PdfPTable table = new PdfPTable(2);
        List.of("a", "b", "c", "d").forEach(table::addCell);
        document.add(table);
        Barcode128 code = new Barcode128();
        code.setCode("12345");
        document.add(code.createImageWithBarcode(writer.getDirectContent(), null, null));
        document.close();
        PdfReader reader = new PdfReader(out.toByteArray(), "o".getBytes());
        System.out.println(reader.getNumberOfPages() + new PdfTextExtractor(reader).getTextFromPage(1));
        try {
            new PdfReader(out.toByteArray(), "x".getBytes());
        } catch (Exception e) {
            System.out.println(e);
        }
        String report = "<jasperReport xmlns=\"http://jasperreports.sourceforge.net/jasperreports\" name=\"r\" pageWidth=\"300\" pageHeight=\"300\" columnWidth=\"260\" leftMargin=\"20\" rightMargin=\"20\" topMargin=\"20\" bottomMargin=\"20\">"
                + "<parameter name=\"title\" class=\"java.lang.String\"/><field name=\"n\" class=\"java.lang.Integer\"/><variable name=\"sum\" class=\"java.lang.Integer\" calculation=\"Sum\"><variableExpression><![CDATA[$F{n}]]></variableExpression></variable>"
                + "<detail><band height=\"20\"><textField><reportElement x=\"0\" y=\"0\" width=\"200\" height=\"20\"/><textFieldExpression><![CDATA[$P{title} + \" \" + $F{n} + \" \" + $V{sum}]]></textFieldExpression></textField></band></detail></jasperReport>";
        try {
            var compiled = JasperCompileManager.compileReport(new ByteArrayInputStream(report.getBytes()));
            var filled = JasperFillManager.fillReport(compiled, Map.of("title", "T"), new JRMapCollectionDataSource(List.of(Map.of("n", 1), Map.of("n", 2))));
            byte[] pdf = JasperExportManager.exportReportToPdf(filled);
            System.out.println(filled.getPages().size() + " " + filled.getPages().get(0).getElements().size() + " " + new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(1));
            System.out.println(JasperExportManager.exportReportToXml(filled).lines().filter(l -> l.contains("textContent")).count());
        } catch (Throwable e) {
            for (Throwable t = e; t != null; t = t.getCause()) System.out.println(t.getClass() + ": " + t.getMessage());
        }
    }
}
