package dev.shrink.jvm.facts;

import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** Reads provides, uses and the main class of a module descriptor; a provider's key is the service. */
final class ModuleReader extends ModuleVisitor {
    private final RefPool.Refs refs;

    ModuleReader(RefPool.Refs refs) {
        super(Opcodes.ASM9);
        this.refs = refs;
    }

    @Override
    public void visitMainClass(String mainClass) {
        refs.type(mainClass);
    }

    @Override
    public void visitProvide(String service, String... providers) {
        for (String provider : providers) {
            refs.add(RefKind.NEW, provider, service);
        }
    }
}
