package dev.shrink.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

class CodeScannerTest {
    private static final long HERE = 0x10000;

    private static final class Found implements CodeScanner.Sink {
        private final Set<Long> branches = new TreeSet<>();
        private final Set<Long> shortBranches = new TreeSet<>();
        private final Set<Long> addresses = new TreeSet<>();
        private final Set<Long> pages = new TreeSet<>();

        @Override
        public void branch(long target) {
            branches.add(target);
        }

        @Override
        public void shortBranch(long target) {
            shortBranches.add(target);
        }

        @Override
        public void address(long target) {
            addresses.add(target);
        }

        @Override
        public void page(long start) {
            pages.add(start);
        }
    }

    private static Found scan(int machine, ByteBuffer code) {
        Found found = new Found();
        CodeScanner.of(machine).scan(code, HERE, found);
        return found;
    }

    private static ByteBuffer x86(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer arm(int... words) {
        ByteBuffer b = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int w : words) {
            b.putInt(w);
        }
        return b.flip();
    }

    @Test
    void findsBranchesOfX86() {
        assertThat(scan(Elf.MACHINE_X86_64, x86("e8 00 01 00 00")).branches).contains(HERE + 0x105);
        assertThat(scan(Elf.MACHINE_X86_64, x86("e9 fb ff ff ff")).branches).contains(HERE);
        assertThat(scan(Elf.MACHINE_X86_64, x86("0f 84 00 02 00 00")).branches).contains(HERE + 0x206);
        assertThat(scan(Elf.MACHINE_X86_64, x86("eb 10")).shortBranches).contains(HERE + 0x12);
        assertThat(scan(Elf.MACHINE_X86_64, x86("75 f0")).shortBranches).contains(HERE - 0xe);
    }

    @Test
    void findsAddressesOfX86WithAnyOpcodeAndImmediate() {
        assertThat(scan(Elf.MACHINE_X86_64, x86("48 8d 05 00 01 00 00")).addresses).contains(HERE + 0x107);
        assertThat(scan(Elf.MACHINE_X86_64, x86("48 83 3d 00 01 00 00 00")).addresses).contains(HERE + 0x108);
        assertThat(scan(Elf.MACHINE_X86_64, x86("c7 05 00 01 00 00 01 02 03 04")).addresses).contains(HERE + 0x10a);
        assertThat(scan(Elf.MACHINE_X86_64, x86("62 f1 7c 48 28 05 00 01 00 00")).addresses).contains(HERE + 0x10a);
    }

    @Test
    void knowsWhereX86CodeEnds() {
        CodeScanner scanner = CodeScanner.of(Elf.MACHINE_X86_64);
        for (String end : new String[] {"c3", "e9 00 00 00 00", "eb 05", "ff e0", "ff 25 00 00 00 00", "e8 00 00 00 00", "0f 0b", "41 ff e3", "ff 60 08"}) {
            assertThat(scanner.mayGoOn(x86("90 90 " + end))).as(end).isFalse();
        }
        for (String end : new String[] {"48 89 c0", "0f 84 00 00 00 00", "31 c0"}) {
            assertThat(scanner.mayGoOn(x86("90 90 90 90 " + end))).as(end).isTrue();
        }
        assertThat(scanner.isPadding(x86("66 2e 0f 1f 84 00 00 00 00 00 0f 1f 44 00 00 90 cc"))).isTrue();
        assertThat(scanner.isPadding(x86("0f 1f 44 00 00 c3"))).isFalse();
    }

    @Test
    void findsBranchesOfArm() {
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0x94000040)).branches).containsExactly(HERE + 0x100);
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0xd503201f, 0x17ffffff)).branches).containsExactly(HERE);
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0x54000800)).branches).containsExactly(HERE + 0x100);
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0xb4000800)).branches).containsExactly(HERE + 0x100);
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0x37000800)).branches).containsExactly(HERE + 0x100);
    }

    @Test
    void findsAddressesOfArmThatTwoInstructionsMake() {
        // adrp x0, +1 page; nop; add x0, x0, #0x18
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0xb0000000, 0xd503201f, 0x91006000)).addresses).containsExactly(HERE + 0x1018);
        // adrp x16, +1 page; ldr x17, [x16, #24]
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0xb0000010, 0xf9400e11)).addresses).containsExactly(HERE + 0x1018);
        // adrp x0, +1 page and nothing that adds to x0
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0xb0000000, 0x91006021)).pages).containsExactly(HERE + 0x1000);
        // adr x0, +256; ldr x0, +256
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0x10000800)).addresses).containsExactly(HERE + 0x100);
        assertThat(scan(Elf.MACHINE_AARCH64, arm(0x58000800)).addresses).containsExactly(HERE + 0x100);
    }

    @Test
    void knowsWhereArmCodeEnds() {
        CodeScanner scanner = CodeScanner.of(Elf.MACHINE_AARCH64);
        for (int end : new int[] {0xd65f03c0, 0x14000010, 0x94000010, 0xd61f0220, 0xd63f0000, 0xd4200000, 0xd65f0bff, 0}) {
            assertThat(scanner.mayGoOn(arm(end))).as("%x", end).isFalse();
        }
        assertThat(scanner.mayGoOn(arm(0x91006000))).isTrue();
    }

    private static List<String> references(int... words) {
        List<String> found = new ArrayList<>();
        Arm64References.tell(arm(words), HERE, (from, target, kind) -> found.add(kind + " " + Long.toHexString(target - HERE)));
        return found;
    }

    @Test
    void addsRestsOnlyToThePageThatAnArmRegisterCanHold() {
        // adrp x0, +1 page; add x0, x0, #8; ldr x1, [x0, #16]: the second rest is added to the sum, not to the page
        assertThat(references(0xb0000000, 0x91002000, 0xf9400801)).containsExactly("PAGE 1000", "MEMORY 1008");
        // the same with cbz x2 to the load: at a label the register may hold the page
        assertThat(references(0xb4000062, 0xb0000000, 0x91002000, 0xf9400801)).contains("BRANCH c", "MEMORY 1008", "MEMORY 1010");
        // the same behind br x3, which may lead anywhere
        assertThat(references(0xb0000000, 0x91002000, 0xf9400801, 0xd61f0060)).contains("MEMORY 1008", "MEMORY 1010");
        // a page that is moved to another register may be completed there
        assertThat(references(0xb0000000, 0xaa0003e1, 0xf9400822)).contains("ANYWHERE_IN_PAGE 1000");
    }

    @Test
    void knowsWhichArmInstructionsOverwriteARegisterForSure() {
        for (int word : new int[] {0xd2800005, 0x91000425, 0xf9400025, 0xaa0103e5, 0xb0000005}) { // mov, add, ldr, mov, adrp
            assertThat(new Arm64Instruction(word, HERE).overwritten()).as("%x", word).isEqualTo(5);
        }
        for (int word : new int[] {0xf9000025, 0xf9800025, 0xfa410005, 0xb4000065, 0xfd400025, 0xd61f00a0}) { // str, prfm, ccmp, cbz, ldr d5, br
            assertThat(new Arm64Instruction(word, HERE).overwritten()).as("%x", word).isEqualTo(Arm64Instruction.NO_REGISTER);
        }
    }
}
