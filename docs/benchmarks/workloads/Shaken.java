import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.bytedeco.openblas.global.openblas;

/** A Lambda function that runs one program of {@code Natives}, or BLAS and LAPACK through bindings that have a function for each of their routines. */
public class Shaken {

    public Map<String, String> handle(Map<String, String> event) throws Exception {
        Natives.calls = 0;
        switch (event.get("program")) {
            case "xgboost" -> Natives.xgboost();
            case "onnxruntime" -> Natives.onnxruntime();
            case "sqlite" -> Natives.sqlite();
            default -> blas();
        }
        Map<String, String> answer = new TreeMap<>();
        answer.put("calls", String.valueOf(Natives.calls));
        answer.put("hash", HexFormat.of().formatHex(Natives.HASH.digest()).substring(0, 32));
        return answer;
    }

    static void blas() {
        for (int n = 1; n < 40; n++) {
            int size = n;
            double[] a = new double[n * n];
            double[] b = new double[n];
            for (int i = 0; i < a.length; i++) {
                a[i] = Math.sin(i * 7 + n) + (i % (n + 1) == 0 ? n : 0);
            }
            for (int i = 0; i < n; i++) {
                b[i] = Math.cos(i);
            }
            Natives.run("ddot" + n, () -> openblas.cblas_ddot(size, a, 1, b, 1));
            Natives.run("dgemm" + n, () -> {
                double[] c = new double[size * size];
                openblas.cblas_dgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasTrans, size, size, size, 1, a, size, a, size, 0, c, size);
                return java.util.Arrays.toString(c);
            });
            Natives.run("dgesv" + n, () -> {
                double[] x = b.clone();
                int state = openblas.LAPACKE_dgesv(openblas.LAPACK_ROW_MAJOR, size, 1, a.clone(), size, new int[size], x, 1);
                return state + java.util.Arrays.toString(x);
            });
            Natives.run("singular" + n, () -> openblas.LAPACKE_dgesv(openblas.LAPACK_ROW_MAJOR, size, 1, new double[size * size], size, new int[size], new double[size], 1));
        }
    }
}
