package dev.shrink.jvm;

import dev.shrink.analysis.Breakage;
import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.analysis.OutputCheck;
import dev.shrink.analysis.graph.Node;
import dev.shrink.config.SettingTable;
import dev.shrink.jvm.classpath.ClassPathFile;
import dev.shrink.jvm.facts.ClassIndex;
import dev.shrink.jvm.link.BrokenLink;
import dev.shrink.jvm.link.LinkCheck;
import dev.shrink.jvm.reach.Program;
import dev.shrink.lambda.Architecture;
import dev.shrink.model.Artifact;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Every reference of JVM code that resolved in the input must resolve in the output. */
public final class JvmLinkCheck implements OutputCheck {
    @Override
    public void check(Facts before, Facts after, Consumer<Breakage> out) {
        if (cannotHaveBrokenLinks(before, after)) {
            return;
        }
        for (Artifact function : after.view().functions()) {
            Optional<Artifact> original = before.view().artifact(function.name());
            if (original.isPresent()) {
                Program was = program(original.get(), before.view(), before);
                Program is = program(function, after.view(), before);
                if (!was.index().classNames().isEmpty()) {
                    new LinkCheck(was, is).run(link -> {
                        if (!ProvidedClasses.areDropped(owner(link, was), before.settings()) && !isForeign(link.target(), was, before.settings().get(SettingTable.ARCH))) {
                            out.accept(breakage(function.name(), link, before));
                        }
                    });
                }
            }
        }
    }

    /** Every class is still there, and no rule that was asked takes members out of classes; reading all code twice would find nothing. */
    private static boolean cannotHaveBrokenLinks(Facts before, Facts after) {
        boolean lossless = before.settings().get(SettingTable.TIER).filter(tier -> tier == Safety.LOSSLESS).isPresent();
        return lossless && classes(after.view()).equals(classes(before.view()));
    }

    private static Set<EntryPath> classes(Deployment deployment) {
        return deployment.leaves().map(Entry::path).filter(path -> path.name().endsWith(".class")).collect(Collectors.toSet());
    }

    private static Program program(Artifact function, Deployment view, Facts input) {
        LambdaClassPath paths = new LambdaClassPath(input.input().get(Components.ANALYSIS));
        int release = JvmReachability.release(input.settings());
        return new Program(ClassIndex.of(paths.of(function, view), release, input.input().get(SharedTexts.ANALYSIS)), input.input().get(TargetRuntime.ANALYSIS).platform());
    }

    private static boolean isForeign(String resource, Program was, Architecture target) {
        try {
            for (ClassPathFile file : was.index().resources().getOrDefault(resource, List.of())) {
                if (!ForeignCode.isIn(file, target)) {
                    return false;
                }
            }
            return was.index().resources().containsKey(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** The class that a link leads to, without the member. */
    private static String owner(BrokenLink link, Program was) {
        int member = link.target().indexOf('.');
        return member < 0 || was.index().contains(link.target()) ? link.target() : link.target().substring(0, member);
    }

    private static Breakage breakage(String function, BrokenLink link, Facts before) {
        List<String> chain = before.get(JvmReachability.ANALYSIS).chain(Node.type(link.className()));
        String from = link.className() + (link.from().isEmpty() ? "" : "." + link.from());
        return new Breakage("jvm.link", function + ":" + link.target(), "is referred to by " + from + " and would be missing; keep it with --keep", chain);
    }
}
