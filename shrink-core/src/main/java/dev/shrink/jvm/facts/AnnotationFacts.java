package dev.shrink.jvm.facts;

import java.util.List;

/**
 * An annotation.
 *
 * @param type internal name of the annotation interface
 * @param visible whether reflection sees it
 * @param values class literals, strings, enum constants and nested annotations in its values
 */
public record AnnotationFacts(String type, boolean visible, List<Ref> values) {
    /** Copies the list. */
    public AnnotationFacts {
        values = List.copyOf(values);
    }
}
