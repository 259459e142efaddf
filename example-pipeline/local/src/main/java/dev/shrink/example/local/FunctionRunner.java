package dev.shrink.example.local;

import dev.shrink.archive.Workspace;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.verify.Unpacker;
import dev.shrink.verify.runtime.Bubblewrap;
import dev.shrink.verify.runtime.FunctionCode;
import dev.shrink.verify.runtime.FunctionSettings;
import dev.shrink.verify.runtime.Isolation;
import dev.shrink.verify.runtime.JavaClient;
import dev.shrink.verify.runtime.LocalFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts packaged functions under AWS's runtime interface client, each in a JVM of its own. */
public final class FunctionRunner implements AutoCloseable {
  /** Longer than Lambda's: this machine may be busy. */
  private static final Duration PATIENT = Duration.ofSeconds(60);

  private final Path folder;
  private final Workspace workspace;
  private final Unpacker unpacker;
  private final JavaClient client;
  private final Isolation isolation;
  private final AtomicInteger started = new AtomicInteger();

  private FunctionRunner(Path folder, Workspace workspace, Unpacker unpacker, JavaClient client, Isolation isolation) {
    this.folder = folder;
    this.workspace = workspace;
    this.unpacker = unpacker;
    this.client = client;
    this.isolation = isolation;
  }

  /** Functions run in a sandbox where this machine can make one. */
  public static FunctionRunner create() throws IOException {
    Path folder = Files.createTempDirectory("shrink-example-");
    Workspace workspace = Workspace.create();
    JavaClient client = JavaClient.unpack(folder.resolve("client"), Path.of(System.getProperty("java.home")));
    return new FunctionRunner(folder, workspace, new Unpacker(workspace, folder.resolve("code")), client, Bubblewrap.find().orElse(Isolation.plain()));
  }

  /** Unpacks a function and its layers as Lambda does; folders are used where they lie. */
  public FunctionCode unpack(Path artifact, List<Path> layers) throws IOException {
    return unpacker.unpack(artifact, layers);
  }

  /** Starts a new execution environment; the caller closes it. */
  public LocalFunction start(Function function, FunctionCode code, Map<String, String> environment) throws IOException {
    int number = started.incrementAndGet();
    FunctionSettings settings =
        FunctionSettings.of(function.handler(), LambdaRuntime.JAVA21)
            .withName(function.id())
            .withMemoryMib(function.memoryMib())
            .withTimeout(PATIENT)
            .withEnvironment(environment);
    return LocalFunction.start(code, settings, client, isolation, folder.resolve("run-" + number));
  }

  @Override
  public void close() {
    unpacker.close();
    try {
      workspace.close();
      Workspace.deleteTree(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
