/*
 * The initialiser of a packed library. It is the library's DT_INIT: it unpacks the cold ranges of the memory image in place,
 * gives them their permissions and goes on with the original DT_INIT. Freestanding and position independent: no libc, no data,
 * no relocation. Built by build.sh in this folder; the bytes are checked in as thaw-x86_64.bin and thaw-aarch64.bin.
 *
 * A library is unpacked exactly once: its check word is zero before (anonymous memory) and is not afterwards.
 */
#include "system.h"

struct entry { u64 address, source; u32 length, packed, protection, filter; };
struct header { u64 own_address, original_init, check_word; u32 entries, flags; u64 name; struct entry entry[]; };

#define SELF_ONLY 1
#define FILTER_X86 1
#define FILTER_ARM64 2
#define MAPS_ROOM (8ul << 20)
#define MAGIC 0x5748544b4e524853ul /* "SHRNKTHW" */

extern const struct header thaw_header __attribute__((visibility("hidden")));

#ifdef __x86_64__
static long open_read(const char *path) { return call(OPEN, (long)path, 0x80000, 0, 0, 0, 0); }
#else
static long open_read(const char *path) { return call(OPENAT, -100, (long)path, 0x80000, 0, 0, 0); }
#endif

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

static u64 hex(const u8 **p)
{
    u64 v = 0;
    for (;; ++*p) {
        u8 c = **p;
        if (c >= '0' && c <= '9')
            v = v << 4 | (u64)(c - '0');
        else if (c >= 'a' && c <= 'f')
            v = v << 4 | (u64)(c - 'a' + 10);
        else
            return v;
    }
}

/*
 * Unpacks every packed library that is mapped, not only this one: a weak symbol of a library that is initialised now
 * may be bound to a library that is initialised later.
 */
static void thaw_all(void)
{
    char path[16];
    ((u64 *)path)[0] = 0x65732f636f72702ful; /* "/proc/se" */
    ((u64 *)path)[1] = 0x007370616d2f666cul; /* "lf/maps" */
    long file = open_read(path);
    if (file < 0)
        return;
    u8 *text = (u8 *)call(MMAP, 0, MAPS_ROOM, 3, 0x22, -1, 0);
    if ((u64)text < -4096ul) {
        u64 n = 0;
        long got;
        while (n < MAPS_ROOM - 1 && (got = call(READ, file, (long)(text + n), (long)(MAPS_ROOM - 1 - n), 0, 0, 0)) > 0)
            n += (u64)got;
        const u8 *p = text, *end = text + n;
        while (p < end) {
            u64 start = hex(&p);
            p++;
            u64 stop = hex(&p);
            p++;
            int code = p[0] == 'r' && p[1] == '-' && p[2] == 'x' && p[3] == 'p';
            p += 5;
            u64 offset = hex(&p);
            while (p < end && *p != '\n' && *p != '/')
                p++;
            int file_backed = p < end && *p == '/';
            while (p < end && *p != '\n')
                p++;
            p++;
            if (code && file_backed && offset && stop - start >= 64) {
                const u64 *m = (const u64 *)start;
                if (m[0] == MAGIC && m[1] < stop - start)
                    thaw((const struct header *)(start + m[1]));
            }
        }
        call(MUNMAP, (long)text, MAPS_ROOM, 0, 0, 0, 0);
    }
    call(CLOSE, file, 0, 0, 0, 0, 0);
}

__attribute__((section(".text.entry"))) void thaw_init(int argc, char **argv, char **environment)
{
    const struct header *h = &thaw_header;
    u64 base = (u64)h - h->own_address;
    if (h->entries && !*(volatile u64 *)(base + h->check_word)) {
        if (!(h->flags & SELF_ONLY))
            thaw_all();
        thaw(h);
    }
    if (h->original_init)
        ((void (*)(int, char **, char **))(base + h->original_init))(argc, argv, environment);
}
