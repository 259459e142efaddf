package dev.shrink.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings of runs: verify, trace, and the verification of a shrink. Part of the one table. */
public final class VerifySettings {

    /** How far a function's process is kept from this machine. */
    public enum Isolation {
        /** Strict where bubblewrap works, else plain. */
        AUTO,
        /** A plain child process. */
        PLAIN,
        /** A sandbox made by bubblewrap, or an error. */
        STRICT
    }

    /** The event shapes of API Gateway's proxy integration. */
    public enum EventFormat { V1, V2 }

    public static final Setting<Set<String>> EVENT = new Setting<>("event", SettingType.TEXTS, Set.of(),
        "An event to run the function with: a file of JSON, a file of requests, or a request such as 'GET /features?entity=x'");
    public static final Setting<EventFormat> EVENT_FORMAT = new Setting<>("event-format", SettingType.oneOf(EventFormat.class), EventFormat.V1,
        "The version of API Gateway's payload that requests become");
    public static final Setting<Set<String>> MASK = new Setting<>("mask", SettingType.TEXTS, Set.of(),
        "What may differ between two runs: a JSON pointer with * and **, such as /body/time, or ~ and a regular expression");
    public static final Setting<Set<String>> ENV = new Setting<>("env", SettingType.TEXTS, Set.of(),
        "An environment variable of the function, NAME=VALUE; a NAME alone takes the value of this process");
    public static final Setting<Optional<String>> BACKENDS = new Setting<>("backends", SettingType.OPTIONAL_TEXT, Optional.empty(),
        "A command that starts what the functions talk to, prints a NAME=VALUE line for each variable that leads there, then an empty line, and runs until its standard input ends");
    public static final Setting<Integer> MEMORY = new Setting<>("memory", SettingType.NUMBER, 1024, "The function's memory in MiB");
    public static final Setting<Integer> TIMEOUT = new Setting<>("timeout", SettingType.NUMBER, 30, "Seconds that the function may take for one event");
    public static final Setting<Integer> ROUNDS = new Setting<>("rounds", SettingType.NUMBER, 2,
        "How often the series of events is sent; from the second on the latency is warm");
    public static final Setting<Boolean> COMPARE_LOGS = new Setting<>("compare-logs", SettingType.FLAG, false, "Compare log output, too");
    public static final Setting<Isolation> ISOLATION = new Setting<>("isolation", SettingType.oneOf(Isolation.class), Isolation.AUTO,
        "Run the function in a bubblewrap sandbox with Lambda's folders, or plainly");
    public static final Setting<Optional<String>> JAVA_HOME = new Setting<>("java-home", SettingType.OPTIONAL_TEXT, Optional.empty(),
        "The JDK that runs Java functions; the one that runs this program where it is not given");
    public static final Setting<Optional<String>> PYTHON = new Setting<>("python", SettingType.OPTIONAL_TEXT, Optional.empty(),
        "The interpreter that runs Python functions; that of the runtime's version where it is not given, else python3");
    public static final Setting<Boolean> REPAIR = new Setting<>("repair", SettingType.FLAG, true,
        "Put back what makes the events fail after a shrink, and say what it was");
    public static final Setting<Integer> REPAIR_RUNS = new Setting<>("repair-runs", SettingType.NUMBER, 60,
        "How often the function may be run to find what must be put back");

    /** All of them, in the order of the manual. */
    static final List<Setting<?>> ALL = List.of(EVENT, EVENT_FORMAT, MASK, ENV, BACKENDS, MEMORY, TIMEOUT, ROUNDS, COMPARE_LOGS, ISOLATION, JAVA_HOME, PYTHON, REPAIR, REPAIR_RUNS);

    /** Those that functions of one deployment may have each for itself, beside their handler and runtime. */
    static final List<Setting<?>> OF_FUNCTION = List.of(EVENT, EVENT_FORMAT, MASK, ENV, MEMORY, TIMEOUT, ROUNDS, COMPARE_LOGS);

    private VerifySettings() { }
}
