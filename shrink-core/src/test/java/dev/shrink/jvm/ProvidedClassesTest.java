package dev.shrink.jvm;

import dev.shrink.config.Level;
import dev.shrink.config.SettingTable;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidedClassesTest {
    private static final String PACKAGE = "com/amazonaws/services/lambda/runtime/";
    private static final Map<String, byte[]> CODE = SmallProgram.main("return \"x\";")
            .source("com.amazonaws.services.lambda.runtime.RequestHandler", "package com.amazonaws.services.lambda.runtime; public interface RequestHandler<I, O> { }")
            .source("com.amazonaws.services.lambda.runtime.Newer", "package com.amazonaws.services.lambda.runtime; public interface Newer { }")
            .source("com.amazonaws.services.lambda.runtime.api.client.AWSLambda", "package com.amazonaws.services.lambda.runtime.api.client; public class AWSLambda { }")
            .source("com.amazonaws.services.lambda.runtime.events.S3Event", "package com.amazonaws.services.lambda.runtime.events; public class S3Event { }")
            .source("app.Handler", "package app; public class Handler implements com.amazonaws.services.lambda.runtime.RequestHandler<String, String> { }")
            .analyzed(Level.CLASSES).before();

    private static byte[] code(String name) {
        return CODE.get(PACKAGE + name + ".class");
    }

    private static RuleHarness harness(boolean drop, LambdaRuntime runtime) {
        return RuleHarness.of(new ProvidedClasses()).with(s -> s.with(SettingTable.DROP_PROVIDED, drop, "test").with(SettingTable.RUNTIME, runtime, "test"))
                .on(Fixture.zip("function").file("app/Handler.class", CODE.get("app/Handler.class")).file(PACKAGE + "RequestHandler.class", code("RequestHandler"))
                        .file(PACKAGE + "Newer.class", code("Newer"))
                        .jar("lib/core.jar", jar -> jar.file(PACKAGE + "RequestHandler.class", code("RequestHandler")).file(PACKAGE + "api/client/AWSLambda.class", code("api/client/AWSLambda"))
                                .file("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"))
                        .jar("lib/events.jar", jar -> jar.file(PACKAGE + "events/S3Event.class", code("events/S3Event")).file(PACKAGE + "RequestHandler.class", code("RequestHandler"))));
    }

    @Test
    void takesOutWhatTheRuntimeHasAndWholeJarsOfIt() {
        harness(true, LambdaRuntime.JAVA21).run().removes("lib/core.jar", PACKAGE + "RequestHandler.class", "lib/events.jar!/" + PACKAGE + "RequestHandler.class")
                .keeps("app/Handler.class", PACKAGE + "Newer.class", "lib/events.jar!/" + PACKAGE + "events/S3Event.class");
    }

    @Test
    void doesNothingUnlessAskedTo() {
        harness(false, LambdaRuntime.JAVA21).run().changesNothing();
    }

    @Test
    void doesNothingForAnotherLanguage() {
        harness(true, LambdaRuntime.PYTHON3_13).run().changesNothing();
    }
}
