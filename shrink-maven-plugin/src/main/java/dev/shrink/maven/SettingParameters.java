package dev.shrink.maven;

import java.util.List;
import java.util.Optional;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;

import dev.shrink.config.PythonSettings;
import dev.shrink.config.Setting;
import dev.shrink.config.SettingTable;
import dev.shrink.config.Settings;
import dev.shrink.config.VerifySettings;

/** The table of settings as Maven parameters, which must be declared; a test holds them together. Texts are read by the table. */
abstract class SettingParameters extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** A Lambda handler, a root of reachability: pkg.Class, pkg.Class::method, or module.function. */
    @Parameter(property = "shrink.handler")
    private List<String> handler;

    /** A further root: a class, a pattern such as com.x.**, a Python module or a console script. */
    @Parameter(property = "shrink.root")
    private List<String> root;

    /** How much to take away; static where there is a root, else lossless. */
    @Parameter(property = "shrink.tier")
    private String tier;

    /** How finely dead JVM code is taken out. */
    @Parameter(property = "shrink.level")
    private String level;

    /** The Lambda runtime that the artifact is for. */
    @Parameter(property = "shrink.runtime")
    private String runtime;

    /** The instruction set that the artifact is for. */
    @Parameter(property = "shrink.arch")
    private String arch;

    /** Take out GPU code, which Lambda cannot run. */
    @Parameter(property = "shrink.cpuOnly")
    private String cpuOnly;

    /** Pack cold parts of native libraries inside the same file; they unpack themselves when loaded. */
    @Parameter(property = "shrink.pack")
    private String pack;

    /** Take C++ names that nothing in the deployment asks for out of native libraries (tier static). */
    @Parameter(property = "shrink.pruneExports")
    private String pruneExports;

    /** Take functions out of native libraries that no native method of Java and no Python module leads to (tier static; needs events). */
    @Parameter(property = "shrink.shakeNatives")
    private String shakeNatives;

    /** Pack only as many native libraries as are needed to fit into this size. */
    @Parameter(property = "shrink.fit")
    private String fit;

    /** Keep entries, classes or modules that match this pattern as they are. */
    @Parameter(property = "shrink.keep")
    private List<String> keep;

    /** A recorded run whose findings count as used. */
    @Parameter(property = "shrink.trace")
    private List<String> trace;

    /** A rule that must not run, by its identifier. */
    @Parameter(property = "shrink.disable")
    private List<String> disable;

    /** Compress archives anew where that makes them smaller. */
    @Parameter(property = "shrink.recompress")
    private String recompress;

    /** How many archives inside each other are opened. */
    @Parameter(property = "shrink.maxDepth")
    private String maxDepth;

    /** The unzipped size of a function with its layers that the gate allows. */
    @Parameter(property = "shrink.budget")
    private String budget;

    /** What the gate compares with: a baseline file, a saved report, or an earlier artifact. */
    @Parameter(property = "shrink.baseline")
    private String baseline;

    /** How much larger than the baseline the gate allows. */
    @Parameter(property = "shrink.maxGrowth")
    private String maxGrowth;

    /** Only warn of an exceeded budget while nothing is larger than in the baseline. */
    @Parameter(property = "shrink.notWorse")
    private String notWorse;

    /** Report exceeded budgets and growth as warnings, which do not fail. */
    @Parameter(property = "shrink.warnOnly")
    private String warnOnly;

    /** Take out what the Lambda runtime itself provides (all of a family or nothing). */
    @Parameter(property = "shrink.dropProvided")
    private String dropProvided;

    /** Leave stubs for removed Python modules that say who took them and how to keep them. */
    @Parameter(property = "shrink.safetyNet")
    private String safetyNet;

    /** A further option for pip where it resolves requirements or a lock file, such as --index-url=URL or --find-links=FOLDER. */
    @Parameter(property = "shrink.pipOption")
    private List<String> pipOption;

    /** Python's byte code: keep what is valid, drop it, precompile every module, or byte code only where no source is read; the last two need a Python of the runtime's version here. */
    @Parameter(property = "shrink.bytecode")
    private String bytecode;

    /** Data that Python code asks for by names that cannot be found out: service:s3, zone:Europe/Berlin, locale:de, font:STIX; no other of that kind is used. */
    @Parameter(property = "shrink.uses")
    private List<String> uses;

    /** An event to run the function with: a file of JSON, a file of requests, or a request such as 'GET /features?entity=x'. */
    @Parameter(property = "shrink.event")
    private List<String> event;

    /** The version of API Gateway's payload that requests become. */
    @Parameter(property = "shrink.eventFormat")
    private String eventFormat;

    /** What may differ between two runs: a JSON pointer with * and **, such as /body/time, or ~ and a regular expression. */
    @Parameter(property = "shrink.mask")
    private List<String> mask;

    /** An environment variable of the function, NAME=VALUE; a NAME alone takes the value of this process. */
    @Parameter(property = "shrink.env")
    private List<String> env;

    /** A command that starts what the functions talk to, prints a NAME=VALUE line for each variable that leads there, then an empty line, and runs until its standard input ends. */
    @Parameter(property = "shrink.backends")
    private String backends;

    /** The function's memory in MiB. */
    @Parameter(property = "shrink.memory")
    private String memory;

    /** Seconds that the function may take for one event. */
    @Parameter(property = "shrink.timeout")
    private String timeout;

    /** How often the series of events is sent; from the second on the latency is warm. */
    @Parameter(property = "shrink.rounds")
    private String rounds;

    /** Compare log output, too. */
    @Parameter(property = "shrink.compareLogs")
    private String compareLogs;

    /** Run the function in a bubblewrap sandbox with Lambda's folders, or plainly. */
    @Parameter(property = "shrink.isolation")
    private String isolation;

    /** The JDK that runs Java functions; the one that runs this program where it is not given. */
    @Parameter(property = "shrink.javaHome")
    private String javaHome;

    /** The interpreter that runs Python functions; that of the runtime's version where it is not given, else python3. */
    @Parameter(property = "shrink.python")
    private String python;

    /** Put back what makes the events fail after a shrink, and say what it was. */
    @Parameter(property = "shrink.repair")
    private String repair;

    /** How often the function may be run to find what must be put back. */
    @Parameter(property = "shrink.repairRuns")
    private String repairRuns;

    final MavenSession session() {
        return session;
    }

    /** What the POM and system properties set. */
    final Settings parameters() {
        Settings settings = Settings.defaults();
        settings = with(settings, SettingTable.HANDLER, texts(handler));
        settings = with(settings, SettingTable.ROOT, texts(root));
        settings = with(settings, SettingTable.TIER, text(tier));
        settings = with(settings, SettingTable.LEVEL, text(level));
        settings = with(settings, SettingTable.RUNTIME, text(runtime));
        settings = with(settings, SettingTable.ARCH, text(arch));
        settings = with(settings, SettingTable.CPU_ONLY, text(cpuOnly));
        settings = with(settings, SettingTable.PACK, text(pack));
        settings = with(settings, SettingTable.PRUNE_EXPORTS, text(pruneExports));
        settings = with(settings, SettingTable.SHAKE_NATIVES, text(shakeNatives));
        settings = with(settings, SettingTable.FIT, text(fit));
        settings = with(settings, SettingTable.KEEP, texts(keep));
        settings = with(settings, SettingTable.TRACE, texts(trace));
        settings = with(settings, SettingTable.DISABLE, texts(disable));
        settings = with(settings, SettingTable.RECOMPRESS, text(recompress));
        settings = with(settings, SettingTable.MAX_DEPTH, text(maxDepth));
        settings = with(settings, SettingTable.BUDGET, text(budget));
        settings = with(settings, SettingTable.BASELINE, text(baseline));
        settings = with(settings, SettingTable.MAX_GROWTH, text(maxGrowth));
        settings = with(settings, SettingTable.NOT_WORSE, text(notWorse));
        settings = with(settings, SettingTable.WARN_ONLY, text(warnOnly));
        settings = with(settings, SettingTable.DROP_PROVIDED, text(dropProvided));
        settings = with(settings, SettingTable.SAFETY_NET, text(safetyNet));
        settings = with(settings, PythonSettings.PIP_OPTION, texts(pipOption));
        settings = with(settings, PythonSettings.BYTECODE, text(bytecode));
        settings = with(settings, PythonSettings.USES, texts(uses));
        settings = with(settings, VerifySettings.EVENT, texts(event));
        settings = with(settings, VerifySettings.EVENT_FORMAT, text(eventFormat));
        settings = with(settings, VerifySettings.MASK, texts(mask));
        settings = with(settings, VerifySettings.ENV, texts(env));
        settings = with(settings, VerifySettings.BACKENDS, text(backends));
        settings = with(settings, VerifySettings.MEMORY, text(memory));
        settings = with(settings, VerifySettings.TIMEOUT, text(timeout));
        settings = with(settings, VerifySettings.ROUNDS, text(rounds));
        settings = with(settings, VerifySettings.COMPARE_LOGS, text(compareLogs));
        settings = with(settings, VerifySettings.ISOLATION, text(isolation));
        settings = with(settings, VerifySettings.JAVA_HOME, text(javaHome));
        settings = with(settings, VerifySettings.PYTHON, text(python));
        settings = with(settings, VerifySettings.REPAIR, text(repair));
        settings = with(settings, VerifySettings.REPAIR_RUNS, text(repairRuns));
        return settings;
    }

    private <T> Settings with(Settings settings, Setting<T> setting, Optional<List<String>> texts) {
        String property = "shrink." + setting.camelName();
        String origin = session.getUserProperties().containsKey(property) ? "-D" + property : "<" + setting.camelName() + "> in pom.xml";
        return texts.map(given -> settings.withText(setting, given, origin)).orElse(settings);
    }

    /** What Maven left unset is null. */
    private static Optional<List<String>> text(String value) {
        return Optional.ofNullable(value).map(List::of);
    }

    private static Optional<List<String>> texts(List<String> values) {
        return Optional.ofNullable(values).filter(all -> !all.isEmpty());
    }
}
