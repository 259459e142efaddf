package dev.shrink.python;

import dev.shrink.analysis.Facts;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Safety;
import dev.shrink.model.Scratch;
import dev.shrink.python.bytecode.PycHeader;
import dev.shrink.python.source.Comments;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Proposal.Rewrite;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import dev.shrink.rule.Transform;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** {@code python.comments}: comments on lines of their own in the sources of distributions; no line of code moves. */
public final class CommentsRule implements Rule {
    private static final RuleInfo INFO = new RuleInfo("python.comments", Stage.BYTES, Safety.LOSSLESS,
            "Takes comments that have lines of their own out of the sources of installed distributions; no code moves, licences stay");
    private static final int MAX_BYTES = 8 << 20;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        PythonTree tree = facts.get(PythonTree.ANALYSIS);
        if (tree.isEmpty() || facts.get(RuntimeTexts.ANALYSIS).uses("getcomments")) {
            return;
        }
        SourceReaders readers = SourceReaders.of(tree, facts);
        Reason reason = Reason.of(INFO, "Python compiles the same code from it; every line and column of code stays where it was");
        for (List<ModuleFile> files : tree.moduleFiles()) {
            if (files.stream().noneMatch(CommentsRule::isChecked)) {
                files.stream().filter(f -> f.kind() == ModuleFile.Kind.SOURCE && f.entry().size() <= MAX_BYTES && !readers.mayReadText(f))
                        .forEach(f -> out.accept(new Rewrite(f.entry().path(), new WithoutComments(), reason)));
            }
        }
    }

    /** Byte code that Python holds against a hash of its source (PEP 552) is worth nothing once the source is another. */
    private static boolean isChecked(ModuleFile file) {
        try {
            return file.kind() == ModuleFile.Kind.CACHE && PycHeader.parse(file.entry().content().head(16)).filter(h -> h.validation() == PycHeader.Validation.CHECKED_HASH).isPresent();
        } catch (IOException unreadable) {
            return true;
        }
    }

    private record WithoutComments() implements Transform {
        @Override
        public String id() {
            return "python.comments";
        }

        @Override
        public Content apply(Content in, Scratch scratch) throws IOException {
            byte[] bytes = in.bytes();
            byte[] without = Comments.without(bytes);
            return without.length < bytes.length ? Content.of(without) : in;
        }
    }
}
