package dev.shrink.jvm.facts;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/** Reads the facts of one class file in one pass. */
final class FactsReader extends ClassVisitor {
    private final RefPool pool;
    private final CodeScanner code;
    private final RefPool.Refs structure;
    private final List<MemberFacts> fields = new ArrayList<>();
    private final List<MemberFacts> methods = new ArrayList<>();
    private final List<AnnotationFacts> annotations = new ArrayList<>(0);
    private String name = "";
    private int access;
    private int version;
    private String superName = "";
    private List<String> interfaces = List.of();
    private int method;

    private FactsReader(InterningReader reader) {
        super(Opcodes.ASM9);
        this.pool = new RefPool(reader.interner());
        this.code = new CodeScanner(reader, pool);
        this.structure = pool.refs();
    }

    static ClassFacts read(byte[] classFile, Interner interner) {
        InterningReader reader = new InterningReader(classFile, interner);
        FactsReader facts = new FactsReader(reader);
        reader.accept(facts, ClassReader.SKIP_DEBUG | ClassReader.SKIP_CODE);
        return new ClassFacts(facts.name, facts.version & 0xffff, facts.access, facts.superName, facts.interfaces,
                facts.fields, facts.methods, facts.structure.done(), facts.annotations);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.version = version;
        this.access = access;
        this.name = name;
        this.superName = superName == null ? "" : superName;
        this.interfaces = interfaces == null ? List.of() : List.of(interfaces);
        structure.signature(signature, false);
    }

    @Override
    public ModuleVisitor visitModule(String module, int flags, String moduleVersion) {
        return new ModuleReader(structure);
    }

    @Override
    public void visitNestHost(String host) {
        structure.add(RefKind.NEST_HOST, host);
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
        structure.add(RefKind.PERMITTED, subclass);
    }

    @Override
    public void visitOuterClass(String owner, String method, String descriptor) {
        structure.add(RefKind.OUTER_CLASS, owner);
    }

    @Override
    public void visitInnerClass(String inner, String outer, String simpleName, int flags) {
        if (name.equals(outer)) {
            structure.add(RefKind.MEMBER_CLASS, inner);
        } else if (name.equals(inner) && outer != null) {
            structure.add(RefKind.OUTER_CLASS, outer);
        }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return AnnotationReader.into(pool, annotations, descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String descriptor, boolean visible) {
        return AnnotationReader.into(pool, annotations, descriptor, visible);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String component, String descriptor, String signature) {
        structure.descriptor(descriptor);
        structure.signature(signature, true);
        return new RecordComponentVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return AnnotationReader.into(pool, annotations, type, visible);
            }

            @Override
            public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String type, boolean visible) {
                return AnnotationReader.into(pool, annotations, type, visible);
            }
        };
    }

    @Override
    public FieldVisitor visitField(int flags, String field, String descriptor, String signature, Object value) {
        RefPool.Refs refs = pool.memberRefs();
        refs.descriptor(descriptor);
        refs.signature(signature, true);
        refs.constant(value);
        List<AnnotationFacts> marks = new ArrayList<>(0);
        String key = pool.key(field, descriptor);
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return AnnotationReader.into(pool, marks, type, visible);
            }

            @Override
            public AnnotationVisitor visitTypeAnnotation(int ref, TypePath path, String type, boolean visible) {
                return AnnotationReader.into(pool, marks, type, visible);
            }

            @Override
            public void visitEnd() {
                fields.add(new MemberFacts(flags, field, key, refs.done(), marks));
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int flags, String name, String descriptor, String signature, String[] exceptions) {
        RefPool.Refs refs = pool.memberRefs();
        refs.descriptor(descriptor);
        refs.signature(signature, false);
        for (String exception : exceptions == null ? new String[0] : exceptions) {
            refs.type(exception);
        }
        List<AnnotationFacts> marks = new ArrayList<>(0);
        String key = pool.key(name, descriptor);
        int place = method++;
        return new MethodReader(pool, refs, marks, all -> {
            code.scan(place, all);
            methods.add(new MemberFacts(flags, name, key, all.done(), marks));
        });
    }
}
