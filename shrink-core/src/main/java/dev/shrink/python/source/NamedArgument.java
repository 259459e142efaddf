package dev.shrink.python.source;

import java.util.Map;
import java.util.Optional;

/**
 * Which argument of a function names the item of data that is asked for.
 *
 * @param index from 0; negative if only the keyword can name it
 * @param keyword the argument's name
 */
public record NamedArgument(int index, String keyword) {
    private static final NamedArgument SERVICE = new NamedArgument(0, "service_name");
    private static final NamedArgument LOCALE = new NamedArgument(0, "locale");
    private static final NamedArgument THIRD_LOCALE = new NamedArgument(2, "locale");
    private static final NamedArgument SETTING = new NamedArgument(0, "group");

    /** Functions of libraries that read one item of their data by its name: boto3 and botocore, zoneinfo, pytz, dateutil, Babel, Matplotlib. */
    public static final Map<String, NamedArgument> BY_FUNCTION = Map.ofEntries(
            Map.entry("client", SERVICE), Map.entry("resource", SERVICE), Map.entry("create_client", SERVICE),
            Map.entry("create_nested_client", new NamedArgument(1, "service_name")), Map.entry("get_service_model", SERVICE),
            Map.entry("get_service_data", SERVICE), Map.entry("get_waiter_model", SERVICE), Map.entry("get_paginator_model", SERVICE),
            Map.entry("load_service_model", SERVICE),
            Map.entry("ZoneInfo", new NamedArgument(0, "key")), Map.entry("timezone", new NamedArgument(0, "zone")), Map.entry("gettz", new NamedArgument(0, "name")),
            Map.entry("Locale", new NamedArgument(0, "language")), Map.entry("Format", LOCALE), Map.entry("parse", new NamedArgument(0, "identifier")),
            Map.entry("negotiate", new NamedArgument(0, "preferred")), Map.entry("negotiate_locale", new NamedArgument(0, "preferred")),
            Map.entry("get_display_name", LOCALE), Map.entry("get_language_name", LOCALE), Map.entry("get_territory_name", LOCALE), Map.entry("get_script_name", LOCALE),
            Map.entry("format_number", new NamedArgument(1, "locale")), Map.entry("format_decimal", THIRD_LOCALE), Map.entry("format_percent", THIRD_LOCALE),
            Map.entry("format_scientific", THIRD_LOCALE), Map.entry("format_currency", new NamedArgument(3, "locale")), Map.entry("format_list", THIRD_LOCALE),
            Map.entry("format_date", THIRD_LOCALE), Map.entry("format_datetime", new NamedArgument(3, "locale")), Map.entry("format_time", new NamedArgument(3, "locale")),
            Map.entry("format_timedelta", new NamedArgument(5, "locale")), Map.entry("parse_number", new NamedArgument(1, "locale")),
            Map.entry("parse_decimal", new NamedArgument(1, "locale")), Map.entry("parse_date", new NamedArgument(1, "locale")), Map.entry("parse_time", new NamedArgument(1, "locale")),
            Map.entry("rc", SETTING), Map.entry("rc_context", new NamedArgument(0, "rc")), Map.entry("use", new NamedArgument(0, "style")));

    /** What is asked for, by the last part of a function's name and what imports say of it; empty if the function is none of those. */
    static Optional<NamedArgument> of(String function, String target) {
        boolean babel = target.startsWith("babel.");
        // any other function of Babel that takes a locale
        return Optional.ofNullable(BY_FUNCTION.get(function)).or(() -> babel ? Optional.of(new NamedArgument(-1, "locale")) : Optional.empty());
    }
}
