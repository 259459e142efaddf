package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ThawCodecTest {

    @Property(tries = 300)
    void unpackingGivesBackWhatWasPacked(@ForAll("blocks") byte[] block) {
        byte[] packed = ThawEncoder.pack(block, block.length);
        byte[] out = new byte[block.length];
        assertThat(ThawDecoder.unpack(packed, packed.length, out, out.length)).isTrue();
        assertThat(out).isEqualTo(block);
    }

    @Property(tries = 300)
    void branchFiltersCanBeUndone(@ForAll("blocks") byte[] block, @ForAll BranchFilter filter) {
        byte[] copy = block.clone();
        filter.apply(copy, copy.length);
        filter.undo(copy, copy.length);
        assertThat(copy).isEqualTo(block);
    }

    @Property(tries = 300)
    void damagedBlocksNeverReachBeyondTheirBuffers(@ForAll("blocks") byte[] block, @ForAll int at, @ForAll byte value) {
        byte[] packed = ThawEncoder.pack(block, block.length);
        packed[Math.floorMod(at, packed.length)] = value;
        byte[] out = new byte[block.length];
        assertThatCode(() -> ThawDecoder.unpack(packed, packed.length, out, out.length)).doesNotThrowAnyException();
    }

    @Example
    void findsRepetitionsThatAreMegabytesApart() {
        byte[] block = new byte[3 << 20];
        byte[] phrase = ElfFixture.noise(1 << 20, 1);
        System.arraycopy(phrase, 0, block, 0, phrase.length);
        System.arraycopy(ElfFixture.noise(1 << 20, 2), 0, block, 1 << 20, 1 << 20);
        System.arraycopy(phrase, 0, block, 2 << 20, phrase.length);
        assertThat(ThawEncoder.pack(block, block.length).length).isLessThan((2 << 20) + 20_000);
    }

    @Provide
    Arbitrary<byte[]> blocks() {
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 60_000);
        return Combinators.combine(length, Arbitraries.longs(), Arbitraries.integers().between(1, 5)).as((n, seed, kind) -> {
            Random random = new Random(seed);
            byte[] out = new byte[n];
            int at = 0;
            while (at < n) {
                int run = Math.min(n - at, 1 + random.nextInt(1 << 2 * kind));
                if (at > 0 && random.nextInt(4) > 0) {
                    int from = at - 1 - random.nextInt(Math.min(at, 1 << 3 * kind));
                    for (int i = 0; i < run; i++) {
                        out[at + i] = out[from + i];
                    }
                } else {
                    byte[] fresh = new byte[run];
                    random.nextBytes(fresh);
                    if (random.nextBoolean()) {
                        Arrays.fill(fresh, (byte) (random.nextBoolean() ? 0xe8 : 0));
                    }
                    System.arraycopy(fresh, 0, out, at, run);
                }
                at += run;
            }
            return out;
        });
    }
}
