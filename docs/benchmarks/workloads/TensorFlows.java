import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.tensorflow.EagerSession;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** TensorFlow by JNI, errors included: {@code java -cp JARS:FOLDER_OF_NATIVES TensorFlows.java}. Prints a hash of all results and what it took. */
public class TensorFlows {
    interface Call {
        Object get();
    }

    static int calls;
    static final StringBuilder RESULTS = new StringBuilder();

    static void run(String name, Call call) {
        String result;
        try {
            result = String.valueOf(call.get());
        } catch (RuntimeException e) {
            result = e.getClass().getName() + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        calls++;
        RESULTS.append(name).append('=').append(result).append('\n');
    }

    static String text(TFloat32 tensor) {
        StringBuilder out = new StringBuilder(tensor.shape().toString());
        tensor.scalars().forEach(s -> out.append(' ').append(s.getFloat()));
        return out.toString();
    }

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        long before = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        String version = TensorFlow.version();
        long millis = (System.nanoTime() - start) / 1_000_000;
        long loaded = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() - before;
        run("version", () -> version);
        float[][] values = {{1.5f, -2, 3}, {0.25f, 5, -6}, {7, 8.5f, 9}};
        try (EagerSession session = EagerSession.create()) {
            Ops tf = Ops.create(session);
            var x = tf.constant(values);
            run("matmul", () -> text(tf.linalg.matMul(x, x).asTensor()));
            run("inverse", () -> text(tf.linalg.inv(x).asTensor()));
            run("determinant", () -> text(tf.linalg.det(x).asTensor()));
            run("cholesky", () -> text(tf.linalg.cholesky(tf.constant(new float[][] {{4, 1, 0}, {1, 5, 2}, {0, 2, 6}})).asTensor()));
            run("relu", () -> text(tf.nn.relu(x).asTensor()));
            run("softmax", () -> text(tf.nn.softmax(x).asTensor()));
            run("sin", () -> text(tf.math.sin(x).asTensor()));
            run("exp", () -> text(tf.math.exp(x).asTensor()));
            run("tanh", () -> text(tf.math.tanh(x).asTensor()));
            run("erf", () -> text(tf.math.erf(x).asTensor()));
            run("sum", () -> text(tf.sum(x, tf.constant(0)).asTensor()));
            run("transpose", () -> text(tf.linalg.transpose(x, tf.constant(new int[] {1, 0})).asTensor()));
            run("wrong shapes", () -> text(tf.linalg.matMul(x, tf.constant(new float[][] {{1, 2}})).asTensor()));
            run("not square", () -> text(tf.linalg.inv(tf.constant(new float[][] {{1, 2}})).asTensor()));
            run("singular", () -> text(tf.linalg.inv(tf.constant(new float[][] {{1, 2}, {2, 4}})).asTensor()));
            run("conv", () -> text(tf.nn.conv2d(tf.reshape(x, tf.constant(new int[] {1, 3, 3, 1})), tf.constant(new float[][][][] {{{{2}}}}), java.util.List.of(1L, 1L, 1L, 1L), "SAME").asTensor()));
        }
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(3, 3)));
            tf.withName("y").math.add(tf.linalg.matMul(input, input), tf.constant(1f));
            try (Session session = new Session(graph); TFloat32 fed = TFloat32.tensorOf(StdArrays.ndCopyOf(values))) {
                run("graph", () -> text((TFloat32) session.runner().feed(input, fed).fetch("y").run().get(0)));
                run("nothing fed", () -> session.runner().fetch("y").run());
                run("no such operation", () -> session.runner().fetch("nope").run());
            }
        }
        String peak = java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElseThrow().replaceAll("\\D", "");
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(RESULTS.toString().getBytes(StandardCharsets.UTF_8))).substring(0, 32);
        System.out.printf("%d calls %s load %d ms (cpu %d ms), memory %s KiB%n", calls, hash, millis, loaded, peak);
        if (args.length > 0) {
            System.out.println(RESULTS);
        }
    }
}
