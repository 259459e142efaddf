package dev.shrink.config;

/** What becomes of Python's byte code. */
public enum ByteCode {
    /** What is there and valid stays. */
    KEEP,
    /** Everything that Python can make from source goes: the smallest result, and the slowest start, because Lambda cannot store what it compiles. */
    DROP,
    /** Every module gets byte code for the runtime's Python. */
    PRECOMPILE,
    /** Byte code takes the place of source where nothing reads source at run time. */
    ONLY
}
