package dev.shrink.sbom;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.shrink.analysis.Components;
import dev.shrink.analysis.Facts;
import dev.shrink.model.Artifact;
import dev.shrink.model.Component;
import dev.shrink.model.Content;
import dev.shrink.model.Deployment;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.EntryPath;
import dev.shrink.model.Safety;
import dev.shrink.model.ShrinkException.Broken;
import dev.shrink.rule.Proposal;
import dev.shrink.rule.Reason;
import dev.shrink.rule.Rule;
import dev.shrink.rule.RuleInfo;
import dev.shrink.rule.Stage;
import dev.shrink.sbom.CycloneDx.Part;

/** {@code sbom.embed}: a bill of materials of what ships, inside each artifact that is large enough for it not to count. */
public final class EmbeddedSbom implements Rule {

    private static final RuleInfo INFO = new RuleInfo("sbom.embed", Stage.BYTES, Safety.LOSSLESS, "Writes a CycloneDX bill of materials of what ships into the artifact");
    /** It may take one byte in so many. */
    private static final int SHARE = 200;
    private static final ObjectMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void propose(Deployment view, Facts facts, Consumer<Proposal> out) {
        Components components = facts.input().get(Components.ANALYSIS);
        for (Artifact artifact : view.artifacts()) {
            Set<Component> ships = artifact.leaves().map(e -> components.ownerOf(e.path())).filter(c -> !c.purl().isEmpty()).collect(Collectors.toCollection(TreeSet::new));
            boolean wheel = artifact.source().toString().endsWith(".whl");
            if (ships.isEmpty() || wheel) {
                continue; // a wheel's files are listed in it one by one, and nothing else may be there
            }
            byte[] document = bytes(artifact.name(), ships, components);
            if (document.length > artifact.unzippedBytes() / SHARE) {
                facts.tell(Diagnostic.note("sbom.too-large", artifact.name(), "no bill of materials is put inside: its " + document.length
                    + " bytes would be more than one in " + SHARE + "; -o cyclonedx=PATH writes it beside"));
                continue;
            }
            out.accept(new Proposal.Add(EntryPath.of(artifact.name(), CycloneDx.FILE), Content.of(document),
                Reason.of(INFO, "says what ships in a form that scanners read, with " + ships.size() + (ships.size() == 1 ? " component" : " components"))));
        }
    }

    private static byte[] bytes(String artifact, Set<Component> ships, Components components) {
        List<Part> parts = ships.stream().map(c -> new Part(c.purl(), c.name(), c.version(), components.licenceOf(c).orElse(""),
            components.requiredBy(c).stream().map(Component::purl).filter(p -> !p.isEmpty()).toList(), Map.of())).toList();
        List<String> direct = components.requiredBy(Component.APPLICATION).stream().map(Component::purl).filter(p -> !p.isEmpty()).toList();
        try {
            return MAPPER.writeValueAsBytes(CycloneDx.document(artifact, direct, parts));
        } catch (JsonProcessingException e) {
            throw new Broken("sbom.write", artifact, "the bill of materials cannot be written", e);
        }
    }
}
