package dev.shrink.jvm;

import dev.shrink.analysis.ExportUsers;
import dev.shrink.analysis.Facts;
import dev.shrink.config.Level;
import dev.shrink.config.SettingTable;
import dev.shrink.jvm.reach.Kept;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The functions that the JVM looks up for native methods (JNI Specification, "Resolving Native Method Names"): for those that are reached
 * where members are analysed, else for all of the classes that stay.
 */
public final class NativeMethods implements ExportUsers {
    private static final String PREFIX = "Java_";

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Set<String> used(Facts facts) {
        boolean members = facts.settings().get(SettingTable.LEVEL) == Level.MEMBERS;
        Map<EntryPath, JvmReach.ClassEntry> reached = members ? facts.get(JvmReachability.ANALYSIS).classes() : Map.of();
        Set<String> names = ConcurrentHashMap.newKeySet();
        facts.view().leaves().filter(e -> e.isFile() && e.path().name().endsWith(".class")).toList().parallelStream()
                .forEach(e -> read(e, Optional.ofNullable(reached.get(e.path())).flatMap(JvmReach.ClassEntry::kept), names));
        return names;
    }

    /** @param kept what is reached of the class; empty if all of it may be */
    private static void read(Entry entry, Optional<Kept> kept, Set<String> out) {
        byte[] bytes;
        try {
            bytes = entry.content().bytes();
        } catch (IOException e) {
            throw BadArtifact.unreadableEntry(entry.path(), e);
        }
        try {
            ClassReader reader = new ClassReader(bytes);
            reader.accept(new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                    boolean live = kept.map(k -> k.whole() || k.code().contains(name + descriptor)).orElse(true);
                    if ((access & Opcodes.ACC_NATIVE) != 0 && live) {
                        String simple = PREFIX + mangled(reader.getClassName()) + "_" + mangled(name);
                        out.add(simple);
                        out.add(simple + "__" + mangled(descriptor.substring(1, descriptor.indexOf(')'))));
                    }
                    return null;
                }
            }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            // ASM reports malformed input by whatever exception its reader runs into; the JVM cannot load such a class, so nothing binds to its methods.
            return;
        }
    }

    static String mangled(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            switch (c) {
                case '/' -> out.append('_');
                case '_' -> out.append("_1");
                case ';' -> out.append("_2");
                case '[' -> out.append("_3");
                default -> out.append(plain ? String.valueOf(c) : "_0%04x".formatted((int) c));
            }
        }
        return out.toString();
    }
}
