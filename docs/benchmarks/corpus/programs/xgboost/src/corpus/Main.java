package corpus;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

public class Main {
    public static void main(String[] args) throws Exception {
        float[] data = new float[40];
        float[] labels = new float[20];
        for (int i = 0; i < 20; i++) {
            data[2 * i] = i;
            data[2 * i + 1] = i % 3;
            labels[i] = i > 9 ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(data, 20, 2, Float.NaN);
        matrix.setLabel(labels);
        Map<String, Object> parameters = new HashMap<>(Map.of("objective", "binary:logistic", "max_depth", 2, "nthread", 1, "verbosity", 0));
        Booster booster = XGBoost.train(matrix, parameters, 3, new HashMap<>(), null, null);
        System.out.println(booster.predict(matrix)[15][0]);
        System.out.println(XGBoost.loadModel(new ByteArrayInputStream(booster.toByteArray())).predict(matrix)[2][0]);
        System.out.println(booster.getFeatureScore(new String[] {"a", "b"}));
        System.out.println(booster.getModelDump(new String[] {"a", "b"}, false, "json")[0].length());
        try {
            XGBoost.loadModel(new ByteArrayInputStream(new byte[] {1, 2}));
        } catch (XGBoostError e) {
            System.out.println(e.getMessage().contains("Check failed"));
        }
    }
}
