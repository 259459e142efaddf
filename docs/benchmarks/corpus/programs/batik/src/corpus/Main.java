package corpus;

import org.apache.batik.transcoder.*;
import org.apache.batik.transcoder.image.*;

import java.io.*;
import java.security.MessageDigest;
import java.util.HexFormat;

public final class Main {
    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        String svg =
                "<svg xmlns='http://www.w3.org/2000/svg' width='80'"
                    + " height='60'><defs><linearGradient id='g'><stop offset='0'"
                    + " stop-color='red'/><stop offset='1'"
                    + " stop-color='#00f'/></linearGradient><filter id='b'><feGaussianBlur"
                    + " stdDeviation='1'/></filter></defs><style>.c{stroke:green;stroke-width:2}</style><rect"
                    + " class='c' x='5' y='5' width='40' height='30' fill='url(#g)'/><circle"
                    + " cx='50' cy='30' r='12' filter='url(#b)' fill='gold' opacity='.5'/><path"
                    + " d='M10 50 C 20 20 40 80 70 50 z' transform='rotate(5)'/></svg>";
        for (ImageTranscoder t :
                new ImageTranscoder[] {new PNGTranscoder(), new JPEGTranscoder()}) {
            if (t instanceof JPEGTranscoder) t.addTranscodingHint(JPEGTranscoder.KEY_QUALITY, .8f);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            t.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(out));
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
            System.out.println(out.size() + " " + HexFormat.of().formatHex(sum).substring(0, 20));
        }
        for (String bad :
                new String[] {
                    "<svg",
                    "<svg xmlns='http://www.w3.org/2000/svg'><rect width='-1' height='2'/></svg>",
                    "<nosvg/>"
                }) {
            try {
                new PNGTranscoder()
                        .transcode(
                                new TranscoderInput(new StringReader(bad)),
                                new TranscoderOutput(new ByteArrayOutputStream()));
                System.out.println("ok");
            } catch (Exception e) {
                System.out.println(e.getClass().getName() + ": " + e.getMessage());
            }
        }
    }
}
