package dev.shrink.verify.runtime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.shrink.lambda.LambdaRuntime;

/**
 * How a function is configured, as in Lambda's {@code CreateFunction}.
 *
 * @param name        the function's name
 * @param handler     the handler in the runtime's syntax
 * @param runtime     the managed runtime
 * @param memoryMib   memory in MiB; the Java heap gets 85 % of it, as in the managed runtime
 * @param timeout     how long one event may take
 * @param initTimeout how long the function may take to start; Lambda allows 10 seconds
 * @param environment the function's environment variables; the function sees no other of this machine
 */
public record FunctionSettings(String name, String handler, LambdaRuntime runtime, int memoryMib, Duration timeout, Duration initTimeout,
        Map<String, String> environment) {

    private static final int DEFAULT_MEMORY_MIB = 1024;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DEFAULT_INIT_TIMEOUT = Duration.ofSeconds(60);

    public FunctionSettings {
        environment = Map.copyOf(environment);
    }

    /** 1024 MiB, 30 seconds for an event, and, as the machine may be slower than Lambda, 60 seconds to start. */
    public static FunctionSettings of(String handler, LambdaRuntime runtime) {
        return new FunctionSettings("function", handler, runtime, DEFAULT_MEMORY_MIB, DEFAULT_TIMEOUT, DEFAULT_INIT_TIMEOUT, Map.of());
    }

    public FunctionSettings withName(String other) {
        return new FunctionSettings(other, handler, runtime, memoryMib, timeout, initTimeout, environment);
    }

    public FunctionSettings withMemoryMib(int mebibytes) {
        return new FunctionSettings(name, handler, runtime, mebibytes, timeout, initTimeout, environment);
    }

    public FunctionSettings withTimeout(Duration perEvent) {
        return new FunctionSettings(name, handler, runtime, memoryMib, perEvent, initTimeout, environment);
    }

    /** The same settings with more environment variables. */
    public FunctionSettings withEnvironment(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new FunctionSettings(name, handler, runtime, memoryMib, timeout, initTimeout, all);
    }

    String arn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + name;
    }
}
