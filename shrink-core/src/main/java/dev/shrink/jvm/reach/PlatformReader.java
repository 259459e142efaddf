package dev.shrink.jvm.reach;

import dev.shrink.jvm.facts.Keys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the outline of a runtime class; the format of {@code ct.sym} entries is the same. */
final class PlatformReader extends ClassVisitor {
    private final List<String> overridable = new ArrayList<>();
    private final Set<String> members = new HashSet<>();
    private String name = "";
    private String superName = "";
    private List<String> interfaces = List.of();
    private boolean isInterface;
    private boolean isPublic;

    private PlatformReader() {
        super(Opcodes.ASM9);
    }

    static PlatformClass read(byte[] classFile) {
        PlatformReader reader = new PlatformReader();
        new ClassReader(classFile).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new PlatformClass(reader.name, reader.superName, reader.interfaces, reader.isInterface, reader.isPublic, reader.overridable,
                reader.members);
    }

    @Override
    public void visit(int version, int access, String internalName, String signature, String superclass, String[] supers) {
        name = internalName;
        superName = superclass == null ? "" : superclass;
        interfaces = List.of(supers == null ? new String[0] : supers);
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        if ((access & Opcodes.ACC_PRIVATE) == 0) {
            members.add(Keys.field(field, descriptor));
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
        if ((access & Opcodes.ACC_PRIVATE) == 0) {
            String key = Keys.method(method, descriptor);
            members.add(key);
            if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL)) == 0 && !method.startsWith("<")) {
                overridable.add(key);
            }
        }
        return null;
    }
}
