package dev.shrink.python;

import dev.shrink.model.Entry;
import dev.shrink.python.source.ModuleFacts.NamedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service models of botocore and boto3: {@code botocore/data/SERVICE/VERSION/service-2.json.gz}. Files beside the services' folders, such
 * as {@code endpoints.json}, {@code partitions.json} and {@code _retry.json}, belong to all of them and are no items.
 */
final class ServiceModels implements DataKind {
    private static final Pattern FILE = Pattern.compile("(?:botocore|boto3)/data/([^/]+)/.+");
    private static final Set<String> SDK = Set.of("boto3", "botocore", "s3transfer", "aioboto3", "aiobotocore");
    private static final Set<String> FUNCTIONS = Set.of("client", "resource", "create_client", "create_nested_client", "get_service_model",
            "get_service_data", "get_waiter_model", "get_paginator_model", "load_service_model");
    /** Examples are read by the generator of the SDK's manual and by nothing else. */
    private static final String EXAMPLES = "examples-1";

    @Override
    public String id() {
        return "service";
    }

    @Override
    public NavigableMap<String, List<Entry>> items(Site site) {
        NavigableMap<String, List<Entry>> items = new TreeMap<>();
        List.of("botocore/data", "boto3/data").forEach(folder -> site.under(folder).forEach((relative, entry) -> {
            Matcher file = FILE.matcher(relative);
            if (file.matches() && !relative.endsWith(".py") && !relative.endsWith(".pyc")) {
                boolean example = entry.path().fileName().startsWith(EXAMPLES + ".");
                items.computeIfAbsent(example ? EXAMPLES : file.group(1), s -> new ArrayList<>()).add(entry);
            }
        }));
        return items;
    }

    /** What botocore's own credential providers ask for. */
    @Override
    public Set<String> always(Set<String> items) {
        Set<String> needed = new TreeSet<>(KnownNames.read("services-needed.txt").keySet());
        items.stream().filter(item -> item.startsWith("sso")).forEach(needed::add);
        needed.retainAll(items);
        return needed;
    }

    @Override
    public boolean isOwn(String module) {
        int dot = module.indexOf('.');
        return SDK.contains(dot < 0 ? module : module.substring(0, dot));
    }

    /** {@code boto3.client(…)}, and methods of those names on anything, which may be a session; not a function of this or another module that is read itself. */
    @Override
    public boolean asks(NamedCall call, PythonTree tree) {
        boolean local = call.target().startsWith("?") && call.target().indexOf('.') < 0;
        return FUNCTIONS.contains(call.function()) && !local && (isOwn(call.target()) || !tree.exists(ImportResolver.parent(call.target())));
    }

    @Override
    public Set<String> named(String name, Set<String> items) {
        return items.contains(name) ? Set.of(name) : Set.of();
    }

    @Override
    public Set<String> mentioned(String text, Set<String> items) {
        return named(text, items);
    }

    @Override
    public Set<String> listings() {
        return Set.of("get_available_services", "get_available_resources", "list_available_services", "generate_docs", "ServiceDocumenter");
    }
}
