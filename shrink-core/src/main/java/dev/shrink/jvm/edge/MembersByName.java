package dev.shrink.jvm.edge;

import dev.shrink.analysis.graph.EdgeKind;
import dev.shrink.analysis.graph.Node;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.reach.Cause;
import dev.shrink.jvm.reach.EdgeSource;
import dev.shrink.config.Level;
import dev.shrink.jvm.reach.Reach;
import java.util.List;
import java.util.Optional;

/**
 * Members found by name: of a class that reflection sees, each whose name, or whose property, occurs as a string in reached code
 * or in configuration; of any class that is made, each setter of a property that configuration names, since its object may
 * be asked for its class; of any reached class, each field whose name occurs (field updaters) and each member that is looked up.
 */
final class MembersByName implements EdgeSource {
    private static final List<String> PROPERTY_PREFIXES = List.of("set", "get", "is", "add", "with");

    private final MemberNames names;

    MembersByName(MemberNames names) {
        this.names = names;
    }

    @Override
    public void onIdle(Reach reach) {
        if (reach.level() == Level.CLASSES) {
            return;
        }
        for (ClassFacts type : reach.liveClasses()) {
            Cause cause = new Cause(Node.type(type.name()), EdgeKind.DEMANDS);
            boolean exposed = reach.isExposed(type.name());
            for (MemberFacts field : type.fields()) {
                String name = field.name();
                if (reach.isString(name) || names.isLookedUp(name) || exposed && names.isMentioned(name)) {
                    reach.keepField(type, field, cause);
                }
            }
            for (MemberFacts method : type.methods()) {
                String name = method.name();
                Optional<String> property = Accessors.property(name, PROPERTY_PREFIXES);
                boolean configured = name.startsWith("set") && property.filter(names::isConfigured).isPresent() && reach.isInstantiated(type.name());
                if (configured || names.isLookedUp(name) || property.filter(names::isLookedUp).isPresent()
                        || exposed && (isNamed(name, reach) || property.filter(p -> isNamed(p, reach)).isPresent())) {
                    reach.keepMethod(type, method, cause);
                }
            }
        }
    }

    private boolean isNamed(String name, Reach reach) {
        return reach.isString(name) || names.isMentioned(name) || isSpeltWithHyphens(name, reach);
    }

    /** Attributes of XML and keys of configuration say {@code data-type} where Java says {@code dataType}. */
    private static boolean isSpeltWithHyphens(String name, Reach reach) {
        StringBuilder spelt = new StringBuilder();
        for (char c : name.toCharArray()) {
            spelt.append(Character.isUpperCase(c) ? "-" + Character.toLowerCase(c) : String.valueOf(c));
        }
        return spelt.length() > name.length() && reach.isString(spelt.toString());
    }
}
