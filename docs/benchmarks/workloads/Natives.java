import java.io.ByteArrayOutputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/**
 * Libraries by JNI, errors and C++ exceptions included: {@code java -cp JARS Natives.java xgboost|onnxruntime|sqlite}. Prints how many calls there were, one hash of all
 * results and error texts, and what it took: processor time until the library had been loaded and in all, and the most memory (VmHWM).
 */
public class Natives {
    interface Call {
        Object get() throws Exception;
    }

    static final MessageDigest HASH = sha256();
    static int calls;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(String name, Call call) {
        String result;
        try {
            Object value = call.get();
            result = value instanceof float[][] f ? Arrays.deepToString(f) : value instanceof float[] f ? Arrays.toString(f) : value instanceof byte[] b ? HexFormat.of().formatHex(b) : String.valueOf(value);
        } catch (Exception e) {
            // XGBoost's messages carry the time, and a trace with addresses from the second line on.
            result = e.getClass().getName() + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("\\[[0-9:]+\\] ", "");
        }
        calls++;
        HASH.update((name + "=" + result).getBytes(StandardCharsets.UTF_8));
    }

    static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    public static void main(String[] args) throws Exception {
        long before = cpuMillis();
        long start = System.nanoTime();
        switch (args[0]) {
            case "xgboost" -> new DMatrix(new float[] {1}, 1, 1, Float.NaN).dispose();
            case "onnxruntime" -> OrtEnvironment.getEnvironment();
            default -> DriverManager.getConnection("jdbc:sqlite::memory:").close();
        }
        long loadMillis = (System.nanoTime() - start) / 1_000_000;
        long loaded = cpuMillis() - before;
        switch (args[0]) {
            case "xgboost" -> xgboost();
            case "onnxruntime" -> onnxruntime();
            default -> sqlite();
        }
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElseThrow().replaceAll("\\D", "");
        System.out.printf("%s: %d calls %s load %d ms (cpu %d ms), all cpu %d ms, memory %s KiB%n", args[0], calls, HexFormat.of().formatHex(HASH.digest()).substring(0, 32), loadMillis, loaded,
                cpuMillis() - before, peak);
    }

    static void xgboost() throws Exception {
        Random random = new Random(3);
        int rows = 400;
        int columns = 8;
        float[] data = new float[rows * columns];
        float[] labels = new float[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                data[i * columns + j] = random.nextInt(20) == 0 ? Float.NaN : random.nextFloat();
            }
            labels[i] = data[i * columns] > 0.5f ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(data, rows, columns, Float.NaN);
        matrix.setLabel(labels);
        for (String booster : new String[] {"gbtree", "gblinear", "dart"}) {
            for (String objective : new String[] {"binary:logistic", "reg:squarederror", "count:poisson", "binary:hinge", "rank:pairwise", "no:such"}) {
                for (String method : new String[] {"hist", "exact", "approx", "nonsense"}) {
                    Map<String, Object> parameters = Map.of("booster", booster, "objective", objective, "tree_method", method, "max_depth", 4, "nthread", 1, "seed", 1, "verbosity", 0);
                    run(booster + objective + method, () -> {
                        Booster model = XGBoost.train(matrix, parameters, 5, Map.of(), null, null);
                        float[][] predicted = model.predict(matrix);
                        run("leaf", () -> model.predictLeaf(matrix, 0));
                        run("contributions", () -> model.predictContrib(matrix, 0));
                        run("dump", () -> Arrays.toString(model.getModelDump("", true)));
                        run("score", () -> new java.util.TreeMap<>(model.getFeatureScore("")));
                        run("saved", () -> XGBoost.loadModel(new java.io.ByteArrayInputStream(model.toByteArray("json"))).predict(matrix));
                        run("evaluation", () -> model.evalSet(new DMatrix[] {matrix}, new String[] {"train"}, 1));
                        return predicted;
                    });
                }
            }
        }
        run("slice", () -> matrix.slice(new int[] {1, 5, 9}).rowNum());
        run("bad label", () -> {
            matrix.setLabel(new float[] {1, 2});
            return XGBoost.train(matrix, Map.of("objective", "binary:logistic"), 1, Map.of(), null, null);
        });
        run("no model", () -> XGBoost.loadModel("/nonexistent/model.json"));
        run("no model bytes", () -> XGBoost.loadModel(new byte[] {1, 2, 3}));
    }

    /** A message of protocol buffers, the format of ONNX files. */
    static byte[] message(Object... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            int field = (Integer) fields[i];
            if (fields[i + 1] instanceof Number n) {
                varint(out, field << 3);
                varint(out, n.longValue());
            } else {
                byte[] bytes = fields[i + 1] instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : (byte[]) fields[i + 1];
                varint(out, field << 3 | 2);
                varint(out, bytes.length);
                out.writeBytes(bytes);
            }
        }
        return out.toByteArray();
    }

    static void varint(ByteArrayOutputStream out, long value) {
        for (long v = value; ; v >>>= 7) {
            if (v < 128) {
                out.write((int) v);
                return;
            }
            out.write((int) (v & 127 | 128));
        }
    }

    /** A model of one operator over matrices of 4 × 4 floats. */
    static byte[] model(String operator, int inputs) {
        byte[] shape = message(1, message(1, 4), 1, message(1, 4));
        byte[] type = message(1, message(1, 1, 2, shape));
        byte[] node = inputs == 1 ? message(1, "x", 2, "z", 4, operator) : message(1, "x", 1, "y", 2, "z", 4, operator);
        byte[] graph = inputs == 1 ? message(1, node, 2, "g", 11, message(1, "x", 2, type), 12, message(1, "z", 2, type))
                : message(1, node, 2, "g", 11, message(1, "x", 2, type), 11, message(1, "y", 2, type), 12, message(1, "z", 2, type));
        return message(1, 8, 7, graph, 8, message(1, "", 2, 13));
    }

    static void onnxruntime() throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        float[] x = new float[16];
        float[] y = new float[16];
        for (int i = 0; i < 16; i++) {
            x[i] = (i * 7 % 16) / 8f - 0.9f;
            y[i] = (i * 5 % 16) / 4f + 0.25f;
        }
        String[] binary = {"MatMul", "Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "PRelu", "Gemm", "Mean", "Sum"};
        String[] unary = {"Relu", "Sigmoid", "Tanh", "Exp", "Log", "Sqrt", "Softmax", "LogSoftmax", "Erf", "Floor", "Ceil", "Round", "Neg", "Abs", "Sin", "Cos", "Elu", "Selu", "Softplus", "HardSwish", "Identity",
            "Transpose", "Hardmax", "NoSuchOperator", "Sign", "Reciprocal", "Det"};
        for (int inputs = 1; inputs <= 2; inputs++) {
            for (String operator : inputs == 1 ? unary : binary) {
                int count = inputs;
                run(operator, () -> {
                    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                        options.setIntraOpNumThreads(1);
                        try (OrtSession session = environment.createSession(model(operator, count), options);
                                OnnxTensor a = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), new long[] {4, 4});
                                OnnxTensor b = OnnxTensor.createTensor(environment, FloatBuffer.wrap(y), new long[] {4, 4})) {
                            run("wrong shape", () -> session.run(Map.of("x", OnnxTensor.createTensor(environment, new float[] {1, 2}))));
                            run("wrong name", () -> session.run(Map.of("q", a)));
                            try (OrtSession.Result result = session.run(count == 1 ? Map.of("x", a) : Map.of("x", a, "y", b))) {
                                return result.get(0).getValue();
                            }
                        }
                    }
                });
            }
        }
        run("not a model", () -> environment.createSession(new byte[] {1, 2, 3}));
        run("no file", () -> environment.createSession("/nonexistent.onnx"));
    }

    static void sqlite() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:"); Statement statement = connection.createStatement()) {
            statement.execute("create table t (id integer primary key, name text, value real, data blob)");
            try (PreparedStatement insert = connection.prepareStatement("insert into t (name, value, data) values (?, ?, ?)")) {
                for (int i = 0; i < 500; i++) {
                    insert.setString(1, "n" + i % 37);
                    insert.setDouble(2, Math.sin(i));
                    insert.setBytes(3, ("b" + i).getBytes(StandardCharsets.UTF_8));
                    insert.executeUpdate();
                }
            }
            for (String query : new String[] {"select name, count(*), round(sum(value), 6) from t group by name order by name", "select hex(data), id from t where value > 0.9 order by id",
                "with recursive c(x) as (select 1 union all select x * 3 % 101 from c limit 50) select group_concat(x) from c", "select json_extract('{\"a\":[1,2,{\"b\":7}]}', '$.a[2].b'), upper('x'), printf('%08.3f', 3.14159)",
                "select name, row_number() over (partition by name order by value desc) from t order by id limit 40", "select * from missing", "selec 1", "select abs(-9223372036854775808)",
                "select sqlite_version(), julianday('2024-01-01')", "explain query plan select * from t where id = 5", "insert into t (id) values (1)", "select zeroblob(10), typeof(1.5), 1/0"}) {
                run(query, () -> {
                    try (ResultSet rows = statement.executeQuery(query)) {
                        StringBuilder text = new StringBuilder();
                        while (rows.next()) {
                            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                                text.append(rows.getString(i)).append('|');
                            }
                        }
                        return text;
                    }
                });
            }
            for (int i = 0; i < 60; i++) {
                String expression = "select round(" + new String[] {"sqrt", "exp", "ln", "sin", "atan", "ceil"}[i % 6] + "(" + i + " / 7.0), 9)";
                run(expression, () -> statement.executeQuery(expression).getString(1));
            }
        }
    }
}
