package dev.shrink.assembly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

import dev.shrink.model.Component;
import dev.shrink.model.Content;
import dev.shrink.model.Diagnostic;
import dev.shrink.model.Entry;
import dev.shrink.model.EntryKind;
import dev.shrink.model.EntryPath;
import dev.shrink.model.ShrinkException.BadArtifact;

/** Lays class path members into one tree, the first member's files first. What members share by name is joined as {@link Joining} says. */
final class Merger {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Attributes.Name MULTI_RELEASE = new Attributes.Name("Multi-Release");

    private final String artifact;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<EntryPath, Component> owners = new HashMap<>();
    private final Clashes clashes = new Clashes();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int members;
    private boolean multiRelease;

    Merger(String artifact) {
        this.artifact = artifact;
    }

    /** Adds the next member of the class path. */
    void add(Component component, List<Entry> files) {
        members++;
        for (Entry file : files) {
            if (file.kind() != EntryKind.DIRECTORY) {
                try {
                    add(component, file);
                } catch (IOException e) {
                    throw BadArtifact.unreadableEntry(file.path(), e);
                }
            }
        }
    }

    void tell(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    Map<EntryPath, Component> owners() {
        return owners;
    }

    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(clashes.tell(artifact, "it is first on the class path"));
        return all;
    }

    /** The tree, without folders of their own and without files where others need a folder. */
    Collection<Entry> entries() {
        if (multiRelease && members > 1) {
            Content content = withMultiRelease(Optional.ofNullable(entries.get(MANIFEST)));
            owners.putIfAbsent(EntryPath.of(artifact, MANIFEST), Component.APPLICATION);
            entries.put(MANIFEST, Entry.file(EntryPath.of(artifact, MANIFEST), content, content.size()));
        }
        for (String name : List.copyOf(entries.keySet())) {
            for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                Entry inTheWay = entries.remove(name.substring(0, slash));
                if (inTheWay != null) {
                    tell(Diagnostic.warning("assembly.file-and-folder", inTheWay.path().qualified(), "this file of " + owners.remove(inTheWay.path())
                        + " is left out, since another library has a folder of that name.", "Use the lib layout to have both."));
                }
            }
        }
        return entries.values();
    }

    private void add(Component component, Entry file) throws IOException {
        String name = file.path().name();
        Joining joining = Joining.of(name);
        if (joining == Joining.DROP) {
            return;
        }
        if (joining == Joining.MANIFEST) {
            multiRelease |= isMultiRelease(file);
            if (members > 1) {
                return;
            }
        }
        Entry before = entries.get(name);
        if (before == null) {
            put(component, name, file, file.content());
            clashes.note(file, component, f -> joining != Joining.LICENCE && joining != Joining.MANIFEST);
            return;
        }
        if (joining == Joining.LICENCE && !Clashes.same(before.content(), file.content(), file)) {
            String own = "META-INF/licenses/" + component.name().substring(component.name().indexOf(':') + 1) + "/" + file.path().fileName();
            entries.computeIfAbsent(own, free -> moved(component, free, file, file.content()));
            return;
        }
        Optional<Content> joined = switch (joining) {
            case LINES -> Texts.lines(before.content(), file.content());
            case LISTS -> Texts.lists(before.content(), file.content());
            case PROPERTIES -> Texts.properties(before.content(), file.content());
            case APPEND -> Texts.append(before.content(), file.content());
            default -> Optional.empty();
        };
        if (joined.isPresent()) {
            put(owners.get(before.path()), name, before, joined.get());
        } else {
            clashes.note(file, component, f -> joining != Joining.LICENCE);
        }
    }

    private void put(Component component, String name, Entry file, Content content) {
        entries.put(name, moved(component, name, file, content));
    }

    private Entry moved(Component component, String name, Entry file, Content content) {
        EntryPath path = EntryPath.of(artifact, name);
        owners.put(path, component);
        return new Entry(path, file.kind(), content, content.size(), file.attributes(), Optional.empty());
    }

    private static boolean isMultiRelease(Entry manifest) throws IOException {
        return "true".equalsIgnoreCase(new Manifest(new ByteArrayInputStream(manifest.content().bytes())).getMainAttributes().getValue(MULTI_RELEASE));
    }

    /** The application's main attributes; sections about single files are digests and seals of jars that are no more. */
    private Content withMultiRelease(Optional<Entry> own) {
        Manifest manifest = new Manifest();
        try {
            if (own.isPresent()) {
                manifest.read(new ByteArrayInputStream(own.get().content().bytes()));
                manifest.getEntries().clear();
            }
            manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(MULTI_RELEASE, "true");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            manifest.write(bytes);
            return Content.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new BadArtifact("assembly.manifest", artifact, "the application's manifest cannot be read: " + e.getMessage(), "Build it again", e);
        }
    }
}
