package dev.shrink.jvm.facts;

import java.lang.reflect.Modifier;
import java.util.List;

/**
 * What the analysis needs to know of a class.
 *
 * @param name internal name
 * @param major class file version, e.g. 61 for Java 17
 * @param access flags of JVMS table 4.1-B
 * @param superName internal name of the superclass; empty for {@code java/lang/Object} and module descriptors
 * @param interfaces direct superinterfaces
 * @param fields in class-file order
 * @param methods in class-file order
 * @param structure references of the class itself: nest host, member classes, permitted subclasses, signature, record components
 * @param annotations on the class
 */
public record ClassFacts(
        String name,
        int major,
        int access,
        String superName,
        List<String> interfaces,
        List<MemberFacts> fields,
        List<MemberFacts> methods,
        List<Ref> structure,
        List<AnnotationFacts> annotations) {
    private static final int ANNOTATION_FLAG = 0x2000;
    private static final int ENUM_FLAG = 0x4000;

    /** Copies the lists. */
    public ClassFacts {
        interfaces = List.copyOf(interfaces);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
        structure = List.copyOf(structure);
        annotations = List.copyOf(annotations);
    }

    /** Whether it is an interface. */
    public boolean isInterface() {
        return Modifier.isInterface(access);
    }

    /** Whether it is abstract. */
    public boolean isAbstract() {
        return Modifier.isAbstract(access);
    }

    /** Whether it is an annotation interface. */
    public boolean isAnnotation() {
        return (access & ANNOTATION_FLAG) != 0;
    }

    /** Whether it is an enum. */
    public boolean isEnum() {
        return (access & ENUM_FLAG) != 0;
    }

    /** Whether it is a record. */
    public boolean isRecord() {
        return superName.equals("java/lang/Record");
    }

    /** The package with slashes; empty for the unnamed package. */
    public String packageName() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
