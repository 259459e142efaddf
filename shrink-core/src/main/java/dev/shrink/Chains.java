package dev.shrink;

import java.util.List;

/** Prints chains of references. */
final class Chains {

    private static final int SHOWN = 2;

    private Chains() { }

    /** @param others whether these follow a chain that has been printed */
    static void print(List<List<String>> chains, boolean others, StringBuilder text) {
        for (int i = 0; i < Math.min(SHOWN, chains.size()); i++) {
            if (others || i > 0) {
                text.append("    or\n");
            }
            chains.get(i).forEach(line -> text.append("      ").append(line).append('\n'));
        }
        if (chains.size() > SHOWN) {
            text.append("    and ").append(chains.size() - SHOWN).append(" more chains of that length; -o json=- has them\n");
        }
    }
}
