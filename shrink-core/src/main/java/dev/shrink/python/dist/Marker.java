package dev.shrink.python.dist;

import java.util.List;
import java.util.Optional;

/** A condition on the environment, {@code python_version < "3.9" and extra == "test"} (PEP 508). */
public sealed interface Marker {
    /** True when the condition holds; a comparison that cannot be made counts as true, so that nothing needed is lost. */
    boolean holds(MarkerEnvironment environment);

    /** Reads a condition; empty when it is not in the grammar. */
    static Optional<Marker> parse(String text) {
        return MarkerParser.parse(text);
    }

    /** All of the parts. */
    record And(List<Marker> parts) implements Marker {
        @Override
        public boolean holds(MarkerEnvironment environment) {
            return parts.stream().allMatch(part -> part.holds(environment));
        }
    }

    /** Any of the parts. */
    record Or(List<Marker> parts) implements Marker {
        @Override
        public boolean holds(MarkerEnvironment environment) {
            return parts.stream().anyMatch(part -> part.holds(environment));
        }
    }

    /** One side of a comparison: a variable of the environment or a quoted text. */
    record Operand(boolean variable, String text) {
    }

    /** A comparison; as versions where both sides are, else as text. */
    record Comparison(Operand left, String operator, Operand right) implements Marker {
        @Override
        public boolean holds(MarkerEnvironment environment) {
            if (isExtra(left) || isExtra(right)) {
                String wanted = PackageName.normalize(isExtra(left) ? right.text() : left.text());
                boolean asked = environment.extras().stream().map(PackageName::normalize).anyMatch(wanted::equals);
                return operator.equals("!=") != asked;
            }
            Optional<String> a = value(left, environment);
            Optional<String> b = value(right, environment);
            return a.isEmpty() || b.isEmpty() || compare(a.get(), b.get());
        }

        private static boolean isExtra(Operand operand) {
            return operand.variable() && operand.text().equals("extra");
        }

        private static Optional<String> value(Operand operand, MarkerEnvironment environment) {
            return operand.variable() ? Optional.ofNullable(environment.values().get(operand.text())) : Optional.of(operand.text());
        }

        private boolean compare(String a, String b) {
            if (operator.equals("in") || operator.equals("not in")) {
                return b.contains(a) == operator.equals("in");
            }
            if (left.text().contains("version") || right.text().contains("version")) {
                Optional<Boolean> asVersions = Version.parse(a).flatMap(v -> new VersionSpecifier(operator, b).accepts(v));
                if (asVersions.isPresent()) {
                    return asVersions.get();
                }
            }
            int order = a.compareTo(b);
            return switch (operator) {
                case "==", "===" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> true;
            };
        }
    }
}
