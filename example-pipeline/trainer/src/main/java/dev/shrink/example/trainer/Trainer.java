package dev.shrink.example.trainer;

import dev.shrink.example.storage.ModelBundle;
import dev.shrink.example.storage.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Writes {@code risk-xgb.zip} and {@code risk-stack.zip} into a folder and prints their checksums for {@code MODEL_SHA256}. */
public final class Trainer {
  private static final long DEFAULT_SEED = 1;

  private Trainer() {}

  /**
   * @param arguments the folder, and optionally the seed, which is also the models' version
   */
  public static void main(String[] arguments) throws IOException, XGBoostError {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: Trainer FOLDER [SEED]");
      System.exit(2);
    }
    long seed = arguments.length == 2 ? Long.parseLong(arguments[1]) : DEFAULT_SEED;
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    TrainedModels models = TrainedModels.train(seed, Long.toString(seed));
    write(folder.resolve("risk-xgb.zip"), models.booster());
    write(folder.resolve("risk-stack.zip"), models.stacked());
  }

  private static void write(Path file, ModelBundle bundle) throws IOException {
    byte[] zip = bundle.toZip();
    Files.write(file, zip);
    System.out.println(ModelRepository.sha256(zip) + "  " + file.getFileName());
  }
}
