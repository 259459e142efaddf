package dev.shrink.jvm.lossless;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

import dev.shrink.model.Content;
import dev.shrink.model.Scratch;
import dev.shrink.rule.Transform;
import dev.shrink.rule.TransformRefusedException;

/** Takes digests of single entries out of a manifest; sections that say more than that stay, without the digest. */
record ManifestDigests() implements Transform {

    @Override
    public String id() {
        return "jvm.manifest-digests";
    }

    @Override
    public Content apply(Content in, Scratch scratch) throws IOException, TransformRefusedException {
        Manifest manifest;
        try {
            manifest = new Manifest(new ByteArrayInputStream(in.bytes()));
        } catch (IOException e) {
            throw new TransformRefusedException("jvm.manifest", "the manifest cannot be read: " + e.getMessage(), e);
        }
        boolean changed = false;
        for (Attributes section : manifest.getEntries().values()) {
            changed |= section.keySet().removeIf(key -> key.toString().matches("(?i).+-Digest(-Manifest.*)?|Magic"));
        }
        changed |= manifest.getEntries().values().removeIf(Attributes::isEmpty);
        if (!changed) {
            return in;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return scratch.keep(out.toByteArray());
    }

    @Override
    public boolean mayGrow() {
        return true; // a digest that no longer matches would make the jar unreadable
    }
}
