package corpus;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Base64;
import java.util.Map;

public class Main {
    /** y = x + x, in ONNX's own format, written by hand. */
    private static byte[] model() {
        byte[] node = field(1, cat(text(1, "x"), text(1, "x"), text(2, "y"), text(4, "Add")));
        byte[] graph = field(7, cat(node, text(2, "g"), field(11, value("x")), field(12, value("y"))));
        return cat(new byte[] {8, 8}, graph, field(8, new byte[] {16, 13}));
    }

    private static byte[] value(String name) {
        byte[] shape = field(2, field(1, new byte[] {8, 2}));
        return cat(text(1, name), field(2, field(1, cat(new byte[] {8, 1}, shape))));
    }

    private static byte[] text(int number, String text) {
        return field(number, text.getBytes());
    }

    private static byte[] field(int number, byte[] content) {
        return cat(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] cat(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static void main(String[] args) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        System.out.println(environment.getVersion());
        try (OrtSession session = environment.createSession(model(), new OrtSession.SessionOptions());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, new float[] {1.5f, 2})) {
            System.out.println(session.getInputInfo());
            try (OrtSession.Result result = session.run(Map.of("x", tensor))) {
                System.out.println(java.util.Arrays.toString((float[]) result.get(0).getValue()));
                System.out.println(result.get("y").get().getInfo());
            }
            session.run(Map.of("z", tensor));
        } catch (OrtException e) {
            System.out.println(e.getCode() + " " + e.getMessage());
        }
        try {
            environment.createSession(Base64.getDecoder().decode("AAAA"));
        } catch (OrtException e) {
            System.out.println(e.getCode());
        }
    }
}
