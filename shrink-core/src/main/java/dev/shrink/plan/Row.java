package dev.shrink.plan;

import java.util.Map;

import dev.shrink.model.Component;
import dev.shrink.model.EntryPath;

/**
 * One line of the ledger: an entry, or what an archive takes beside its entries.
 *
 * @param path           the entry; for overhead, the archive
 * @param owner          the component that it belongs to
 * @param overhead       whether this is an archive's own structure rather than an entry
 * @param before         what Lambda counted, in bytes
 * @param after          what Lambda counts now, in bytes
 * @param unpackedBefore bytes with every archive unpacked, before
 * @param unpackedAfter  bytes with every archive unpacked, now
 * @param savedByRule    the rules that took bytes away; the values add up to {@code before - after}
 */
public record Row(EntryPath path, Component owner, boolean overhead, long before, long after, long unpackedBefore, long unpackedAfter,
                  Map<String, Long> savedByRule) {

    public Row {
        savedByRule = Map.copyOf(savedByRule);
    }
}
