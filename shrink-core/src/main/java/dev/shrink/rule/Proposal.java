package dev.shrink.rule;

import dev.shrink.model.Content;
import dev.shrink.model.EntryPath;

/** An opinion about one entry. Keep beats Remove, Remove beats Rewrite; Add makes an entry that was not there. */
public sealed interface Proposal {

    EntryPath path();

    Reason reason();

    /** The entry must stay. */
    record Keep(EntryPath path, Extent extent, Reason reason) implements Proposal {

        /** How much of it must stay. */
        public enum Extent {
            /** It must be there; its bytes may shrink. */
            PRESENCE,
            /** It must be there as it is. */
            BYTES,
            /** It must be there as it is for as long as the archive around it is: a licence goes with what it is about. */
            WITH_ARCHIVE
        }
    }

    /** The entry is not needed. Removing an archive or folder entry removes what is inside. */
    record Remove(EntryPath path, Reason reason) implements Proposal { }

    /** The entry can do with fewer or other bytes. Several rewrites of one entry are applied one after the other. */
    record Rewrite(EntryPath path, Transform transform, Reason reason) implements Proposal { }

    /** An entry is missing and is to be written. Overruled if it is there already. */
    record Add(EntryPath path, Content content, Reason reason) implements Proposal { }
}
