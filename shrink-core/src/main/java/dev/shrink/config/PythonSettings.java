package dev.shrink.config;

import java.util.List;
import java.util.Set;

/** The settings that only Python deployments have. Part of the one table. */
public final class PythonSettings {

    public static final Setting<Set<String>> PIP_OPTION = new Setting<>("pip-option", SettingType.TEXTS, Set.of(),
        "A further option for pip where it resolves requirements or a lock file, such as --index-url=URL or --find-links=FOLDER");

    public static final Setting<ByteCode> BYTECODE = new Setting<>("bytecode", SettingType.oneOf(ByteCode.class), ByteCode.KEEP,
        "Python's byte code: keep what is valid, drop it, precompile every module, or byte code only where no source is read; the last two need a Python of the runtime's version here");

    public static final Setting<Set<String>> USES = new Setting<>("uses", SettingType.TEXTS, Set.of(),
        "Data that Python code asks for by names that cannot be found out: service:s3, zone:Europe/Berlin, locale:de, font:STIX; no other of that kind is used");

    /** All of them, in the order of the manual. */
    static final List<Setting<?>> ALL = List.of(PIP_OPTION, BYTECODE, USES);

    private PythonSettings() { }
}
