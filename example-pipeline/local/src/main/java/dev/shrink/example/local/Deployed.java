package dev.shrink.example.local;

import dev.shrink.example.local.gateway.FunctionClient;
import dev.shrink.verify.runtime.FunctionCode;
import dev.shrink.verify.runtime.LocalFunction;
import dev.shrink.verify.runtime.Outcome;
import dev.shrink.verify.runtime.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A function with its configuration, in one execution environment. */
final class Deployed implements FunctionClient, AutoCloseable {
  private final FunctionRunner runner;
  private final Function function;
  private final FunctionCode code;
  private final Map<String, String> environment;
  private LocalFunction running;

  private Deployed(FunctionRunner runner, Function function, FunctionCode code, Map<String, String> environment) throws IOException {
    this.runner = runner;
    this.function = function;
    this.code = code;
    this.environment = Map.copyOf(environment);
    this.running = runner.start(function, code, environment);
  }

  static Deployed start(FunctionRunner runner, Function function, FunctionCode code, Map<String, String> environment) throws IOException {
    return new Deployed(runner, function, code, environment);
  }

  /** Replaces the execution environment by one with other variables. */
  synchronized void configure(Map<String, String> changes) throws IOException {
    Map<String, String> changed = new HashMap<>(environment);
    changed.putAll(changes);
    running.close();
    running = runner.start(function, code, changed);
  }

  @Override
  public synchronized String invoke(String event) throws FunctionFailure {
    try {
      Outcome outcome = running.invoke(event);
      if (Boolean.getBoolean("shrink.example.log")) {
        System.err.print(outcome.log());
      }
      if (outcome.reply() instanceof Reply.Success success) {
        return success.payload();
      }
      throw new FunctionFailure(((Reply.Failure) outcome.reply()).error().toString());
    } catch (IOException failed) {
      throw new FunctionFailure(failed.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FunctionFailure("interrupted");
    }
  }

  @Override
  public synchronized void close() {
    running.close();
  }
}
