package dev.shrink.jvm.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** Evaluates calls on strings, builders and classes; all others are asked of the surroundings. */
final class CallEvaluation {
    private static final Set<String> SEPARATORS = Set.of(".", "/");

    private final StringInterpreter.Surroundings surroundings;
    private final StringInterpreter.Observer observer;
    private final Map<Integer, List<StringValue>> arrays;
    private final Builders builders;

    /** Works on the arrays and builders that the interpreter fills. */
    CallEvaluation(StringInterpreter.Surroundings surroundings, StringInterpreter.Observer observer, Map<Integer, List<StringValue>> arrays, Builders builders) {
        this.surroundings = surroundings;
        this.observer = observer;
        this.arrays = arrays;
        this.builders = builders;
    }

    private StringValue composed(StringValue value) {
        observer.composed(value);
        return value;
    }

    /** The value of a call, whose arguments are texts where they are builders. */
    StringValue call(MethodInsnNode call, StringValue receiver, List<StringValue> values) {
        StringValue first = values.isEmpty() ? StringValue.ONE : values.get(0);
        switch (call.owner) {
            case "java/lang/StringBuilder", "java/lang/StringBuffer" -> {
                StringValue value = builder(call, receiver, values);
                return call.name.equals("toString") ? composed(value) : value;
            }
            case "java/lang/String" -> {
                return string(call, first, values);
            }
            case "java/lang/Class" -> {
                return switch (call.name) {
                    case "getName", "getTypeName", "getCanonicalName" -> first;
                    case "getPackageName", "getPackage" -> first.changed(Change.TO_PACKAGE);
                    case "getSimpleName" -> first.changed(Change.TO_SIMPLE_NAME);
                    default -> StringValue.ONE;
                };
            }
            case "java/lang/Package" -> {
                return call.name.equals("getName") ? first : StringValue.ONE;
            }
            case "java/util/Objects" -> {
                boolean either = values.size() == 2 && (call.name.equals("requireNonNullElse") || call.name.equals("toString"));
                return either ? first.union(values.get(1)) : first;
            }
            default -> {
                if (call.name.equals("toString") && call.desc.equals("()Ljava/lang/String;")) {
                    return first;
                }
                return surroundings.result(call.owner, call.name + call.desc, values);
            }
        }
    }

    private StringValue builder(MethodInsnNode call, StringValue builder, List<StringValue> values) {
        switch (call.name) {
            case "append" -> {
                StringValue appended = values.size() != 2 || values.get(1).slots() == 2 ? StringValue.ONE
                        : call.desc.startsWith("(C)") ? character(values.get(1)) : values.get(1);
                builders.append(builder, call, appended);
                return StringValue.concat(List.of(builder, appended)).with(builder.origin());
            }
            case "toString" -> {
                return builders.text(builder, call);
            }
            case "insert", "replace", "reverse", "delete", "deleteCharAt", "setLength", "setCharAt" -> {
                builders.rearrange(builder);
                return builder;
            }
            default -> {
                return StringValue.ONE;
            }
        }
    }

    /** Characters are numbers in byte code. */
    private static StringValue character(StringValue number) {
        Set<Template> characters = new LinkedHashSet<>();
        number.templates().forEach(t -> characters.add(t.isConstant() && t.toString().matches("\\d{1,5}") ? Template.constant(String.valueOf((char) Integer.parseInt(t.toString()))) : t));
        return StringValue.of(characters);
    }

    private StringValue string(MethodInsnNode call, StringValue first, List<StringValue> values) {
        return switch (call.name) {
            case "concat" -> composed(StringValue.concat(values));
            case "valueOf" -> call.desc.startsWith("(C)") ? character(first) : first.slots() == 1 ? first : StringValue.ONE;
            case "copyValueOf", "toString", "intern", "trim", "strip", "stripIndent" -> first;
            case "toLowerCase" -> first.changed(Change.TO_LOWER_CASE);
            case "toUpperCase" -> first.changed(Change.TO_UPPER_CASE);
            case "replace" -> replace(call, first, values);
            case "format", "formatted" -> composed(format(call, first, values));
            default -> StringValue.ONE;
        };
    }

    private static StringValue replace(MethodInsnNode call, StringValue first, List<StringValue> values) {
        boolean ofCharacters = call.desc.startsWith("(CC)");
        StringValue from = ofCharacters ? character(values.get(1)) : values.get(1);
        StringValue to = ofCharacters ? character(values.get(2)) : values.get(2);
        if (!isOneText(from) || !isOneText(to)) {
            return StringValue.ONE;
        }
        Change change = Change.replacing(from.list().get(0).toString(), to.list().get(0).toString());
        // One separator of names for the other: both forms are understood later.
        return SEPARATORS.contains(change.from()) && SEPARATORS.contains(change.to()) ? first : first.changed(change);
    }

    private static boolean isOneText(StringValue value) {
        return value.templates().size() == 1 && value.list().get(0).isConstant();
    }

    private StringValue format(MethodInsnNode call, StringValue first, List<StringValue> values) {
        StringValue format = call.desc.startsWith("(Ljava/util/Locale;") ? values.get(1) : first;
        StringValue arguments = values.get(values.size() - 1);
        List<StringValue> elements = arguments.origin() == StringValue.NO_ORIGIN ? List.of() : arrays.getOrDefault(arguments.origin(), List.of());
        List<StringValue> results = new ArrayList<>();
        for (Template template : format.templates()) {
            if (template.isConstant()) {
                results.add(formatted(template.toString(), elements));
            }
        }
        return results.stream().reduce(StringValue::union).orElse(StringValue.ONE);
    }

    private static StringValue formatted(String format, List<StringValue> elements) {
        List<StringValue> parts = new ArrayList<>();
        int next = 0;
        for (String piece : format.split("(?=%)|(?<=%[a-zA-Z])")) {
            if (piece.startsWith("%") && piece.length() > 1) {
                boolean isText = piece.startsWith("%s");
                parts.add(isText && next < elements.size() ? elements.get(next) : StringValue.ONE);
                next++;
                if (piece.length() > 2) {
                    parts.add(StringValue.ONE);
                }
            } else {
                parts.add(StringValue.of(Template.constant(piece)));
            }
        }
        return StringValue.concat(parts);
    }
}
