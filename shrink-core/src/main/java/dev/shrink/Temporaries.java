package dev.shrink;

import java.io.IOException;

import dev.shrink.archive.Workspace;
import dev.shrink.model.ShrinkException.BadArtifact;

/** The temporary folder of one piece of work; it is gone once this is closed. */
final class Temporaries implements AutoCloseable {

    private final Workspace workspace;

    /** @throws BadArtifact if this machine has no place for it */
    Temporaries() {
        try {
            this.workspace = Workspace.create();
        } catch (IOException e) {
            throw new BadArtifact("workspace", System.getProperty("java.io.tmpdir"), "no temporary folder can be made: " + e.getMessage(),
                "Set -Djava.io.tmpdir to a folder with room", e);
        }
    }

    Workspace workspace() {
        return workspace;
    }

    @Override
    public void close() {
        try {
            workspace.close();
        } catch (IOException e) {
            System.getLogger(Temporaries.class.getName()).log(System.Logger.Level.WARNING, "temporary files could not be removed", e);
        }
    }
}
