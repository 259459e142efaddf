package dev.shrink.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.shrink.analysis.Facts;
import dev.shrink.config.SettingTable;
import dev.shrink.model.Deployment;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;

/** {@code elf.gpu-stand-ins}: GPU libraries that must be there to be loaded, but are never called without a GPU. */
public final class GpuStandInsRule implements Rule {

    private static final RuleInfo INFO = new RuleInfo("elf.gpu-stand-ins", Stage.BYTES, Safety.LOSSLESS,
            "Puts small stand-ins in the place of GPU libraries that other libraries need only to be loaded");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        if (!facts.settings().get(SettingTable.CPU_ONLY)) {
            return;
        }
        NativeLibraries libraries = facts.get(NativeLibraries.ANALYSIS);
        Map<EntryPath, List<String>> needed = facts.get(GpuPlan.ANALYSIS).needed();
        facts.get(StandInPlan.ANALYSIS).functions().forEach((path, functions) -> {
            List<String> inPackage = libraries.byPath().get(path).needed().stream().filter(n -> !libraries.named(n).isEmpty()).toList();
            LibraryTransform transform = new LibraryTransform("elf.gpu-stand-in", (in, result) -> write(in, result, functions, inPackage));
            out.accept(new Proposal.Rewrite(path, transform, new Reason(INFO.id(),
                    "Lambda has no GPU; this library must be there to be loaded, and %d of its functions are imported by libraries that stay".formatted(functions.size()),
                    needed.get(path))));
        });
    }

    static RewriteOutcome write(Path input, Path output, Set<String> functions, List<String> needed) throws IOException {
        try (FileByteSource source = FileByteSource.open(input)) {
            ElfFile file = ElfReader.read(source);
            Eligibility.check(file);
            ImageReader image = new ImageReader(file, source);
            ByteBuffer strings = DynamicSymbols.strings(image);
            List<StandIn.VersionDefinition> versions = new ArrayList<>();
            for (VersionTables.Definition d : VersionTables.definitions(image)) {
                if (d.nameOffsets().isEmpty()) {
                    throw RefusedException.corrupt("a symbol version without a name");
                }
                versions.add(new StandIn.VersionDefinition(d.index(), d.flags(), ElfReader.string(strings, d.nameOffsets().get(0))));
            }
            List<Symbol> kept = DynamicSymbols.read(image).stream().filter(s -> s.isExport() && functions.contains(s.name())).toList();
            if (!file.dynamic().has(Elf.DT_SONAME)) {
                throw RefusedException.unsafe("has no soname");
            }
            String soname = ElfReader.string(strings, (int) file.dynamic().valueOr(Elf.DT_SONAME, 0));
            byte[] bytes = new StandIn(file.header().machine(), soname, needed, versions, kept).bytes();
            if (bytes.length >= file.size()) {
                return new RewriteOutcome.Unchanged();
            }
            Files.write(output, bytes);
            return new RewriteOutcome.Rewritten(file.size(), bytes.length);
        } catch (RefusedException e) {
            return new RewriteOutcome.Refused(e.refusal());
        }
    }
}
