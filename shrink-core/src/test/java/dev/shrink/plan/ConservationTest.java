package dev.shrink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.archive.ArchiveLimits;
import dev.shrink.archive.ArtifactReader;
import dev.shrink.archive.ArtifactWriter;
import dev.shrink.archive.Workspace;
import dev.shrink.config.Settings;
import dev.shrink.model.Artifact;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Fixture;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import dev.shrink.rule.Transform;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Before = after + removed + saved by rewriting − added, to the byte, whatever is in an artifact and whatever rules say. */
class ConservationTest {

    @Property(tries = 60)
    void everyByteIsAccountedFor(@ForAll long seed, @ForAll boolean folder, @ForAll boolean recompress) throws IOException {
        Random random = new Random(seed);
        Path home = Files.createTempDirectory("conservation-");
        try (Workspace workspace = Workspace.create()) {
            Fixture fixture = fill(folder ? Fixture.folder("fn") : Fixture.zip("fn"), random, 0);
            Deployment input = open(workspace, fixture.writeTo(home));
            Facts facts = Facts.of(input, Settings.defaults(), workspace);
            Plan plan = new Planner(List.of(new AtRandom("a.one", random.nextLong()), new AtRandom("b.two", random.nextLong()))).plan(facts, Safety.TRACED);
            Outcome outcome = new PlanExecutor(workspace, facts::tell).execute(plan);
            Path target = home.resolve("out" + (folder ? "" : ".zip"));
            try (ArtifactWriter writer = new ArtifactWriter(workspace, recompress)) {
                writer.write(outcome.result().functions().get(0), target);
            }
            Deployment written = open(workspace, target);

            List<Row> rows = Ledger.of(plan, outcome, written, facts.get(Components.ANALYSIS)).rows();

            long before = input.functions().get(0).unzippedBytes();
            long after = measured(target, written);
            assertThat(rows.stream().mapToLong(Row::before).sum()).isEqualTo(before);
            assertThat(rows.stream().mapToLong(Row::after).sum()).isEqualTo(after);
            assertThat(rows).allSatisfy(row -> assertThat(row.savedByRule().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(row.before() - row.after()));
            assertThat(rows.stream().flatMap(row -> row.savedByRule().values().stream()).mapToLong(Long::longValue).sum()).isEqualTo(before - after);
        } finally {
            Workspace.deleteTree(home);
        }
    }

    /** Measured without the model where that is possible: by the file system. */
    private static long measured(Path target, Deployment written) throws IOException {
        if (!Files.isDirectory(target)) {
            try (var zip = new java.util.zip.ZipFile(target.toFile())) {
                return zip.stream().mapToLong(java.util.zip.ZipEntry::getSize).sum();
            }
        }
        long sum = 0;
        try (var tree = Files.walk(target)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
        }
        assertThat(written.functions().get(0).unzippedBytes()).isEqualTo(sum);
        return sum;
    }

    private static Fixture fill(Fixture fixture, Random random, int depth) {
        int files = random.nextInt(6);
        for (int i = 0; i < files; i++) {
            byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(100_000) : random.nextInt(600)];
            if (random.nextBoolean()) {
                random.nextBytes(bytes);
            }
            fixture.file("d" + random.nextInt(3) + "/f" + i + ".bin", bytes);
        }
        if (random.nextInt(3) == 0) {
            fixture.directory("d9");
        }
        for (int i = 0; depth < 3 && i < random.nextInt(3); i++) {
            Consumer<Fixture> content = jar -> fill(jar, random, depth + 1);
            fixture = random.nextInt(4) == 0 ? fixture.storedJar("lib/s" + i + ".jar", content) : fixture.jar("lib/j" + i + ".jar", content);
        }
        return fixture;
    }

    private static Deployment open(Workspace workspace, Path path) {
        return Deployment.of(new ArtifactReader(workspace, ArchiveLimits.DEFAULT, d -> { }).open(path, "fn", Artifact.Role.FUNCTION));
    }

    /** Proposes anything about anything. */
    private record AtRandom(RuleInfo info, long seed) implements Rule {

        AtRandom(String id, long seed) {
            this(new RuleInfo(id, Stage.values()[Math.floorMod(seed, Stage.values().length)], Safety.LOSSLESS, "does something"), seed);
        }

        @Override
        public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
            Random random = new Random(seed);
            Reason reason = Reason.of(info, "it happened to be so");
            view.walk().forEach(entry -> {
                switch (random.nextInt(7)) {
                    case 0 -> out.accept(new Proposal.Remove(entry.path(), reason));
                    case 1 -> out.accept(new Proposal.Keep(entry.path(), Proposal.Keep.Extent.values()[random.nextInt(3)], reason));
                    case 2, 3 -> rewrite(entry, random, reason, out);
                    case 4 -> entry.inner().ifPresent(inner -> add(entry.path().inside("added" + info.id()), random, reason, out));
                    default -> { }
                }
            });
        }

        private static void rewrite(Entry entry, Random random, Reason reason, Consumer<Proposal> out) {
            if (entry.isLeaf() && entry.isFile()) {
                out.accept(new Proposal.Rewrite(entry.path(), new Cut(random.nextInt(1000), random.nextInt(5) == 0), reason));
            }
        }

        private static void add(EntryPath path, Random random, Reason reason, Consumer<Proposal> out) {
            out.accept(new Proposal.Add(path, Content.of(new byte[random.nextInt(500)]), reason));
        }
    }

    /** Takes bytes away, or puts some there where it may. */
    private record Cut(int length, boolean mayGrow) implements Transform {

        @Override
        public String id() {
            return "cut";
        }

        @Override
        public Content apply(Content in, Scratch scratch) throws IOException {
            int rest = (int) Math.max(0, in.size() - length);
            return scratch.keep(java.util.Arrays.copyOf(in.bytes(), mayGrow ? (int) in.size() + length : rest));
        }
    }
}
