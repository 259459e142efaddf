package dev.shrink.python;

import dev.shrink.config.SettingTable;
import dev.shrink.lambda.LambdaRuntime;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.RuleHarness;
import org.junit.jupiter.api.Test;

class ProvidedRuleTest {
    private static Fixture distribution(Fixture on, String name, String requires) {
        String module = name.replace("python-", "").replace('-', '_');
        return on.file(module + "/__init__.py", "name = '" + name + "'\n").file(name + "-1.dist-info/METADATA", "Name: " + name + "\nVersion: 1\n" + requires)
                .file(name + "-1.dist-info/RECORD", module + "/__init__.py,,\n" + name + "-1.dist-info/METADATA,,\n" + name + "-1.dist-info/RECORD,,\n");
    }

    private static Fixture sdk() {
        return distribution(distribution(distribution(Fixture.folder("fn").file("app.py", "import boto3\n"), "boto3", "Requires-Dist: botocore\n"),
                "botocore", "Requires-Dist: urllib3\n"), "urllib3", "");
    }

    private static RuleHarness asked(LambdaRuntime runtime, Fixture fixture) {
        return RuleHarness.of(new ProvidedRule()).with(s -> s.with(SettingTable.DROP_PROVIDED, true, "test").with(SettingTable.RUNTIME, runtime, "test")).on(fixture);
    }

    @Test
    void takesTheWholeSdkOut() {
        asked(LambdaRuntime.PYTHON3_13, sdk()).run().removes("boto3/__init__.py", "botocore/__init__.py", "urllib3/__init__.py", "boto3-1.dist-info/METADATA").keeps("app.py");
    }

    @Test
    void takesNothingWhereAnotherDistributionNeedsAPartOfIt() {
        asked(LambdaRuntime.PYTHON3_13, distribution(sdk(), "requests", "Requires-Dist: urllib3>=1\n")).run().changesNothing().tells("python.provided-mixed");
    }

    @Test
    void doesNotMindARequirementThatDoesNotHoldOnTheTarget() {
        asked(LambdaRuntime.PYTHON3_13, distribution(sdk(), "requests", "Requires-Dist: urllib3; sys_platform == 'win32'\n")).run().removes("urllib3/__init__.py").keeps("requests/__init__.py");
    }

    @Test
    void takesNothingWhereTheRuntimeIsNoPython() {
        asked(LambdaRuntime.JAVA21, sdk()).run().changesNothing().tells("python.not-provided");
    }

    @Test
    void takesNothingUnlessAsked() {
        RuleHarness.of(new ProvidedRule()).with(s -> s.with(SettingTable.RUNTIME, LambdaRuntime.PYTHON3_13, "test")).on(sdk()).run().changesNothing();
    }
}
