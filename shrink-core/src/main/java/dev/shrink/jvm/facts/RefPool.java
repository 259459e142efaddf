package dev.shrink.jvm.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** The references of one class, each stored once, and the translation of constants into them. */
final class RefPool {
    private final Interner interner;
    private final Map<Ref, Entry> pool = new HashMap<>();
    private int lists;

    RefPool(Interner interner) {
        this.interner = interner;
    }

    String intern(String text) {
        return interner.intern(text);
    }

    /** The one copy of a reference in this class, which remembers the list of a member that it was put into last. */
    static final class Entry {
        final Ref ref;
        private int list;

        private Entry(Ref ref) {
            this.ref = ref;
        }
    }

    /** A reference of texts that are parts of the class file's. */
    Entry entry(RefKind kind, String owner, String key) {
        Entry known = pool.get(new Ref(kind, owner, key));
        return known == null ? interned(kind, intern(owner), key.isEmpty() ? "" : intern(key)) : known;
    }

    /** A reference of interned texts. */
    Entry interned(RefKind kind, String owner, String key) {
        Ref ref = new Ref(kind, owner, key);
        Entry known = pool.get(ref);
        if (known == null) {
            known = new Entry(ref);
            pool.put(ref, known);
        }
        return known;
    }

    /** The key of a member from interned texts. */
    String key(String name, String descriptor) {
        return interner.key(name, descriptor);
    }

    /** A list under construction that keeps the order and drops repetitions. */
    final class Refs {
        private final List<Ref> refs = new ArrayList<>();
        private final Set<Ref> seen;
        private final int number;

        /** @param alone whether no other such list is filled before this one is done; then the entries themselves tell repetitions */
        private Refs(boolean alone) {
            this.seen = alone ? Set.of() : new HashSet<>();
            this.number = alone ? ++lists : 0;
        }

        void add(RefKind kind, String owner) {
            add(kind, owner, "");
        }

        void add(RefKind kind, String owner, String key) {
            add(entry(kind, owner, key));
        }

        void add(Entry entry) {
            if (number == 0) {
                if (seen.add(entry.ref)) {
                    refs.add(entry.ref);
                }
            } else if (entry.list != number) {
                entry.list = number;
                refs.add(entry.ref);
            }
        }

        void type(String ownerOrNull) {
            if (ownerOrNull != null) {
                add(RefKind.TYPE, ownerOrNull);
            }
        }

        void descriptor(String descriptor) {
            for (String type : interner.types(descriptor)) {
                add(interned(RefKind.TYPE, type, ""));
            }
        }

        void constant(Object value) {
            if (value instanceof String text) {
                add(RefKind.STRING, text);
            } else if (value instanceof Type type) {
                type(type, "");
            } else if (value instanceof Handle handle) {
                handle(handle);
            } else if (value instanceof ConstantDynamic dynamic) {
                descriptor(dynamic.getDescriptor());
                add(RefKind.STRING, dynamic.getName());
                handle(dynamic.getBootstrapMethod());
                for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                    constant(dynamic.getBootstrapMethodArgument(i));
                }
            }
        }

        void type(Type type, String consumer) {
            if (type.getSort() == Type.METHOD) {
                descriptor(type.getDescriptor());
            } else {
                for (String name : Keys.types(type.getDescriptor())) {
                    add(RefKind.LITERAL, name, consumer);
                }
            }
        }

        void handle(Handle handle) {
            boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
            String key = field
                    ? Keys.field(handle.getName(), handle.getDesc())
                    : Keys.method(handle.getName(), handle.getDesc());
            switch (handle.getTag()) {
                case Opcodes.H_GETFIELD -> add(RefKind.GET_FIELD, handle.getOwner(), key);
                case Opcodes.H_GETSTATIC -> add(RefKind.GET_STATIC, handle.getOwner(), key);
                case Opcodes.H_PUTFIELD -> add(RefKind.PUT_FIELD, handle.getOwner(), key);
                case Opcodes.H_PUTSTATIC -> add(RefKind.PUT_STATIC, handle.getOwner(), key);
                case Opcodes.H_INVOKEVIRTUAL -> add(RefKind.INVOKE_VIRTUAL, handle.getOwner(), key);
                case Opcodes.H_INVOKEINTERFACE -> add(RefKind.INVOKE_INTERFACE, handle.getOwner(), key);
                case Opcodes.H_INVOKESTATIC -> add(RefKind.INVOKE_STATIC, handle.getOwner(), key);
                case Opcodes.H_NEWINVOKESPECIAL -> {
                    add(RefKind.NEW, handle.getOwner());
                    add(RefKind.INVOKE_SPECIAL, handle.getOwner(), key);
                }
                default -> add(RefKind.INVOKE_SPECIAL, handle.getOwner(), key);
            }
        }

        void signature(String signatureOrNull, boolean fieldType) {
            if (signatureOrNull == null) {
                return;
            }
            SignatureVisitor visitor = new SignatureVisitor(Opcodes.ASM9) {
                private String current = "";

                @Override
                public void visitClassType(String name) {
                    current = name;
                    add(RefKind.SIGNATURE, name);
                }

                @Override
                public void visitInnerClassType(String name) {
                    current = current + '$' + name;
                    add(RefKind.SIGNATURE, current);
                }
            };
            try {
                SignatureReader reader = new SignatureReader(signatureOrNull);
                if (fieldType) {
                    reader.acceptType(visitor);
                } else {
                    reader.accept(visitor);
                }
            } catch (RuntimeException malformed) {
                // A broken signature is legal for the JVM, which reads it only when reflection asks; the names that were read stay.
                descriptor(signatureOrNull);
            }
        }

        List<Ref> done() {
            return refs;
        }
    }

    /** A list that others may be filled beside. */
    Refs refs() {
        return new Refs(false);
    }

    /** The list of a member, which is done before the next member's is begun. */
    Refs memberRefs() {
        return new Refs(true);
    }
}
