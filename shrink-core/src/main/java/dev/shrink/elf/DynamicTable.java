package dev.shrink.elf;

import java.util.List;
import java.util.OptionalLong;

/**
 * The dynamic section: what the loader is told about a library.
 *
 * @param address where the table is in memory
 * @param capacity how many entries of 16 bytes the segment has room for, the spare {@code DT_NULL}s included
 * @param entries up to, not including, the first {@code DT_NULL}
 */
record DynamicTable(long address, int capacity, List<Entry> entries) {

    /**
     * @param tag {@code d_tag}
     * @param value {@code d_val} or {@code d_ptr}
     */
    record Entry(long tag, long value) {
    }

    static final DynamicTable NONE = new DynamicTable(0, 0, List.of());

    DynamicTable {
        entries = List.copyOf(entries);
    }

    OptionalLong value(long tag) {
        return entries.stream().filter(e -> e.tag() == tag).mapToLong(Entry::value).findFirst();
    }

    long valueOr(long tag, long otherwise) {
        return value(tag).orElse(otherwise);
    }

    boolean has(long tag) {
        return value(tag).isPresent();
    }

    List<Long> values(long tag) {
        return entries.stream().filter(e -> e.tag() == tag).map(Entry::value).toList();
    }
}
