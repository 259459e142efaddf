package dev.shrink.jvm.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * What one method does with strings.
 *
 * @param calls its calls with the values of their arguments, receivers left out
 * @param fields values put into fields, by {@code owner.name}
 * @param composed texts that it composes of parts
 * @param result what it returns, if it returns a reference
 */
record MethodFlow(List<Call> calls, Map<String, StringValue> fields, Set<Template> composed, Optional<StringValue> result) {
    /** Longer methods are tables and parsers; evaluating one takes seconds. */
    private static final int LONGEST = 6000;

    /** A call with the values of its arguments. */
    record Call(String owner, String key, List<StringValue> arguments) {
    }

    static Optional<MethodFlow> of(String owner, MethodNode method, StringInterpreter.Surroundings surroundings) {
        if (method.instructions.size() == 0 || method.instructions.size() > LONGEST) {
            return Optional.empty();
        }
        Recorder recorder = new Recorder();
        try {
            StringInterpreter interpreter = new StringInterpreter(surroundings, recorder, method);
            new Analyzer<>(interpreter).analyze(owner, method);
            if (interpreter.needsSecondLook()) {
                new Analyzer<>(interpreter).analyze(owner, method);
            }
        } catch (AnalyzerException | RuntimeException notVerifiable) {
            // Such code would not pass the verifier; its constants are found without evaluation.
            return Optional.empty();
        }
        return Optional.of(new MethodFlow(List.copyOf(recorder.calls.values()), recorder.fields, recorder.composed, Optional.ofNullable(recorder.result)));
    }

    /** The analysis visits an instruction until its values are stable; the last visit counts. */
    private static final class Recorder implements StringInterpreter.Observer {
        private final Map<MethodInsnNode, Call> calls = new LinkedHashMap<>();
        private final Map<String, StringValue> fields = new LinkedHashMap<>();
        private final Set<Template> composed = new LinkedHashSet<>();
        private StringValue result;

        @Override
        public void call(MethodInsnNode call, List<StringValue> values) {
            calls.put(call, new Call(call.owner, call.name + call.desc, call.getOpcode() == Opcodes.INVOKESTATIC ? values : values.subList(1, values.size())));
        }

        @Override
        public void put(FieldInsnNode field, StringValue value) {
            fields.merge(field.owner + '.' + field.name, value, StringValue::union);
        }

        @Override
        public void composed(StringValue value) {
            composed.addAll(value.templates());
        }

        @Override
        public void result(StringValue value) {
            result = result == null ? value : result.union(value);
        }
    }
}
