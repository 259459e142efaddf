package corpus;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;

public class Main {
    public interface C extends Library {
        interface Compare extends Callback {
            int invoke(Pointer a, Pointer b);
        }

        int abs(int x);

        void qsort(Pointer base, long count, long size, Compare compare);

        Div div(int a, int b);
    }

    @Structure.FieldOrder({"quot", "rem"})
    public static class Div extends Structure implements Structure.ByValue {
        public int quot;
        public int rem;
    }

    public static void main(String[] args) {
        C c = Native.load("c", C.class);
        System.out.println(c.abs(-5));
        Memory memory = new Memory(12);
        memory.write(0, new int[] {3, 1, 2}, 0, 3);
        c.qsort(memory, 3, 4, (a, b) -> Integer.compare(a.getInt(0), b.getInt(0)));
        System.out.println(java.util.Arrays.toString(memory.getIntArray(0, 3)));
        Div div = c.div(17, 5);
        System.out.println(div.quot + " " + div.rem);
        try {
            Native.load("no_such_library", C.class).abs(1);
        } catch (UnsatisfiedLinkError e) {
            System.out.println(e.getMessage().lines().findFirst().orElse("").substring(0, 30));
        }
    }
}
