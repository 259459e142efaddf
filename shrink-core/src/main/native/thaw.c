/*
 * The code that unpacks a packed library when it is loaded: it unpacks the cold ranges of the memory image in place and gives them their
 * permissions. The loader enters it in one of two ways:
 *  - as the resolver of an indirect relocation (IRELATIVE) that was a relative one: while the library is relocated, before any initialiser of any
 *    library runs; it gives back the value that the relative relocation would have given;
 *  - as DT_INIT, of a library without relative relocations; it goes on with the original DT_INIT.
 * Freestanding and position independent: no libc, no data, no relocation of its own. Built by build.sh in this folder; the bytes are checked in as
 * thaw-x86_64.bin and thaw-aarch64.bin.
 *
 * A library is unpacked exactly once: its check word is zero before (anonymous memory) and is not afterwards.
 */
#include "system.h"

struct entry { u64 address, source; u32 length, packed, protection, filter; };
struct header { u64 own_address, next, check_word; u32 entries, flags; u64 name; struct entry entry[]; };

#define RESOLVER 1 /* next is the value of the relocation, else the original DT_INIT or 0 */
#define FILTER_X86 1
#define FILTER_ARM64 2

extern const struct header thaw_header __attribute__((visibility("hidden")));

static void fail(const struct header *h, const char *what)
{
    say("shrink: packed library ");
    say((const char *)((u64)h - h->own_address + h->name));
    say(" cannot be loaded: ");
    say(what);
    say("\n");
    for (;;)
        call(EXIT_GROUP, 127, 0, 0, 0, 0, 0);
}

static inline void copy(u8 *d, const u8 *s, u8 *end)
{
    if (d - s >= 8 || s > d)
        while (end - d >= 8) {
            u64 v;
            __builtin_memcpy(&v, s, 8);
            __builtin_memcpy(d, &v, 8);
            d += 8;
            s += 8;
        }
    while (d < end) {
        *d++ = *s++;
        __asm__ volatile("" ::: "memory");
    }
}

/*
 * Token: 2 bits of distance class, 3 bits of literal count, 3 bits of match length; 7 continues in bytes that are summed until one is not 255.
 * Class 0 repeats the last distance; 1, 2, 3 are followed by that many bytes of distance - 1. The shortest match is class + 2.
 */
static int unpack(const u8 *s, const u8 *s_end, u8 *d, u8 *const d_end)
{
    u8 *const start = d;
    u64 distance = 1;
    for (;;) {
        if (s >= s_end)
            return 0;
        u32 token = *s++, class = token >> 6, b;
        u64 n = token >> 3 & 7;
        if (n == 7)
            do {
                b = *s++;
                n += b;
            } while (b == 255 && s < s_end);
        if (n > (u64)(d_end - d) || n > (u64)(s_end - s))
            return 0;
        copy(d, s, d + n);
        d += n;
        s += n;
        if (d == d_end)
            return s == s_end;
        if (class) {
            distance = *s++;
            if (class > 1)
                distance |= (u64)*s++ << 8;
            if (class > 2)
                distance |= (u64)*s++ << 16;
            distance++;
        }
        n = token & 7;
        if (n == 7)
            do {
                b = *s++;
                n += b;
            } while (b == 255 && s < s_end);
        n += class + 2;
        if (distance > (u64)(d - start) || n > (u64)(d_end - d))
            return 0;
        copy(d, d - distance, d + n);
        d += n;
    }
}

/* Undoes what BranchFilter did to branch targets, which are absolute while packed so that calls of one function look alike. */
static void unfilter(u8 *d, u32 n, u32 filter)
{
    if (filter == FILTER_X86) {
        for (u32 i = 0; i + 5 <= n;) {
            if ((d[i] & 0xfe) != 0xe8) {
                i++;
                continue;
            }
            int v, size = 1 << 24;
            __builtin_memcpy(&v, d + i + 1, 4);
            if (v >= -(int)i && v < size) {
                v = v >= 0 ? v - (int)i : v + size;
                __builtin_memcpy(d + i + 1, &v, 4);
            }
            i += 5;
        }
    } else if (filter == FILTER_ARM64) {
        for (u32 i = 0; i + 4 <= n; i += 4) {
            u32 v;
            __builtin_memcpy(&v, d + i, 4);
            if (v >> 26 == 0x25) {
                v = 0x94000000u | ((v - i / 4) & 0x3ffffff);
                __builtin_memcpy(d + i, &v, 4);
            }
        }
    }
}

static void thaw(const struct header *h)
{
    u64 base = (u64)h - h->own_address;
    u32 i = 0;
    if (!h->entries || *(volatile u64 *)(base + h->check_word))
        return;
    while (i < h->entries) {
        u64 start = base + h->entry[i].address, end = start;
        u32 protection = h->entry[i].protection;
        for (; i < h->entries && base + h->entry[i].address == end && h->entry[i].protection == protection; i++) {
            const struct entry *e = &h->entry[i];
            u8 *d = (u8 *)end;
            const u8 *s = (const u8 *)(base + e->source);
            if (e->packed == e->length)
                copy(d, s, d + e->length);
            else if (!unpack(s, s + e->packed, d, d + e->length))
                fail(h, "its packed bytes are damaged");
            unfilter(d, e->length, e->filter);
            end += e->length;
        }
#ifdef __aarch64__
        u64 cache; /* CTR_EL0: the smallest line sizes, as logarithms of words */
        __asm__ volatile("mrs %0, ctr_el0" : "=r"(cache));
        for (u64 line = start; line < end; line += 4ul << (cache >> 16 & 15))
            __asm__ volatile("dc cvau, %0" ::"r"(line) : "memory");
        __asm__ volatile("dsb ish" ::: "memory");
        for (u64 line = start; line < end; line += 4ul << (cache & 15))
            __asm__ volatile("ic ivau, %0" ::"r"(line) : "memory");
        __asm__ volatile("dsb ish\n isb" ::: "memory");
#endif
        if (call(MPROTECT, start, end - start, protection, 0, 0, 0))
            fail(h, "the system refused to make unpacked memory executable (mprotect)");
    }
    /* The packed bytes have done their work; their pages need not stay in memory. */
    u64 first = (base + h->entry[0].source) & ~4095ul;
    u64 last = base + h->entry[h->entries - 1].source + h->entry[h->entries - 1].packed;
    call(MADVISE, first, last - first, 4, 0, 0, 0);
}

__attribute__((section(".text.entry"))) u64 thaw_entry(int argc, char **argv, char **environment)
{
    const struct header *h = &thaw_header;
    u64 base = (u64)h - h->own_address;
    thaw(h);
    if (h->flags & RESOLVER)
        return base + h->next;
    if (h->next)
        ((void (*)(int, char **, char **))(base + h->next))(argc, argv, environment);
    return 0;
}
