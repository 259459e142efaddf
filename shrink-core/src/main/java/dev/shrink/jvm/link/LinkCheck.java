package dev.shrink.jvm.link;

import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.facts.ClassFacts;
import dev.shrink.jvm.facts.Keys;
import dev.shrink.jvm.facts.MemberFacts;
import dev.shrink.jvm.facts.Ref;
import dev.shrink.jvm.facts.RefKind;
import dev.shrink.jvm.reach.PlatformClass;
import dev.shrink.jvm.reach.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;

/**
 * Finds references of a program that do not resolve, though they did in an earlier state of it: of classes, fields and methods in the
 * constant pools, of providers in service files, and of resources that constants name by their full path.
 */
public final class LinkCheck {
    private static final String SERVICES = "META-INF/services/";

    private final Program before;
    private final Program after;
    /** References that have been checked: most are made by many classes. */
    private final Set<Ref> sound = new HashSet<>();
    private final Map<String, Set<String>> membersBefore = new HashMap<>();
    private final Map<String, Set<String>> membersAfter = new HashMap<>();

    /** Compares two states. */
    public LinkCheck(Program before, Program after) {
        this.before = before;
        this.after = after;
    }

    /** Passes on everything that broke, in the order of the classes. They are checked from the first one on while others are read from the last one on. */
    public void run(Consumer<BrokenLink> out) {
        after.index().stopReadingAhead();
        ForkJoinTask<?> reading = ForkJoinPool.commonPool().submit(() -> after.index().readAll(after.index().classNames().descendingSet()));
        for (String name : after.index().classNames()) {
            after.facts(name).ifPresent(type -> check(type, out));
        }
        reading.join();
        new TreeMap<>(after.index().resources()).forEach((name, files) -> {
            if (name.startsWith(SERVICES)) {
                files.forEach(file -> providers(file, out));
            }
        });
    }

    private void check(ClassFacts type, Consumer<BrokenLink> out) {
        type(type.superName(), type.name(), "", out);
        type.interfaces().forEach(i -> type(i, type.name(), "", out));
        type.fields().forEach(f -> member(type, f, out));
        type.methods().forEach(m -> member(type, m, out));
    }

    private void member(ClassFacts type, MemberFacts member, Consumer<BrokenLink> out) {
        for (Ref ref : member.refs()) {
            if (ref.kind() == RefKind.STRING) {
                resource(type, member, ref.owner(), out);
            } else if (ref.kind() != RefKind.SIGNATURE && !sound.contains(ref)) {
                boolean found = type(Keys.elementClass(ref.owner()), type.name(), member.key(), out);
                if ((ref.kind().isCall() || ref.kind().isField()) && !ref.owner().startsWith("[") && !resolves(ref.owner(), ref.key())) {
                    out.accept(new BrokenLink(type.name(), member.key(), ref.owner() + '.' + ref.key()));
                } else if (found) {
                    sound.add(ref);
                }
            }
        }
    }

    private boolean type(String name, String from, String member, Consumer<BrokenLink> out) {
        boolean lost = !name.isEmpty() && !after.index().contains(name) && before.index().contains(name);
        if (lost) {
            out.accept(new BrokenLink(from, member, name));
        }
        return !lost;
    }

    private void resource(ClassFacts type, MemberFacts member, String text, Consumer<BrokenLink> out) {
        String name = text.startsWith("/") ? text.substring(1) : text;
        if (name.indexOf('/') > 0 && !after.index().resources().containsKey(name) && before.index().resources().containsKey(name)) {
            out.accept(new BrokenLink(type.name(), member.key(), name));
        }
    }

    private void providers(ClassPathFile file, Consumer<BrokenLink> out) {
        try {
            for (String line : new String(file.bytes(), StandardCharsets.UTF_8).split("\\R")) {
                String provider = line.replaceFirst("#.*", "").trim().replace('.', '/');
                type(provider, file.name(), "", out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.name(), e);
        }
    }

    private boolean resolves(String owner, String key) {
        if (!after.index().contains(owner)) {
            return true;
        }
        return declares(after, owner, key) || !declares(before, owner, key);
    }

    /** Whether a class or one of its supertypes has the member; a supertype that nobody has may have anything. */
    private boolean declares(Program program, String owner, String key) {
        List<String> types = program.supertypes(owner);
        boolean isInterface = program.facts(owner).map(ClassFacts::isInterface).orElse(false);
        for (String type : types) {
            Optional<ClassFacts> facts = program.facts(type);
            if (facts.isPresent()) {
                if ((program == after ? membersAfter : membersBefore).computeIfAbsent(type, t -> keys(facts.get())).contains(key)) {
                    return true;
                }
            } else if (program.index().contains(type) || program.platform().find(type).map(p -> has(p, key)).orElse(true)) {
                return true;
            }
        }
        // Methods of Object can be called through any interface.
        return isInterface && program.platform().find("java/lang/Object").map(p -> has(p, key)).orElse(false);
    }

    private static Set<String> keys(ClassFacts type) {
        Set<String> keys = new HashSet<>();
        type.fields().forEach(f -> keys.add(f.key()));
        type.methods().forEach(m -> keys.add(m.key()));
        return keys;
    }

    private static boolean has(PlatformClass type, String key) {
        return type.members().contains(key);
    }
}
