package dev.shrink.python.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * RECORD: the files that an installer put down for a distribution, with hash and size (recording installed projects specification).
 *
 * @param rows in file order
 * @param unreadableLines how many lines were no rows
 */
public record RecordFile(List<Row> rows, int unreadableLines) {
    /**
     * One file.
     *
     * @param path relative to the folder that holds the {@code .dist-info}; may climb with {@code ../} for scripts
     * @param hash {@code algorithm=urlsafe-base64}, empty where the specification allows none
     * @param sizeBytes unpacked size, absent where none is written
     */
    public record Row(String path, String hash, OptionalLong sizeBytes) {
    }

    /** Reads the CSV text; rows without hash or size are fine, lines that are no CSV are counted and skipped. */
    public static RecordFile parse(byte[] bytes) {
        List<Row> rows = new ArrayList<>();
        int unreadable = 0;
        for (List<String> cells : csv(HeaderBlock.decode(bytes))) {
            if (cells.get(0).isBlank() || cells.size() > 3) {
                unreadable++;
            } else {
                rows.add(new Row(cells.get(0).replace('\\', '/'), cells.size() > 1 ? cells.get(1) : "", size(cells)));
            }
        }
        return new RecordFile(List.copyOf(rows), unreadable);
    }

    private static OptionalLong size(List<String> cells) {
        try {
            return cells.size() > 2 && !cells.get(2).isBlank() ? OptionalLong.of(Long.parseLong(cells.get(2).strip())) : OptionalLong.empty();
        } catch (NumberFormatException wrong) {
            return OptionalLong.empty();
        }
    }

    private static List<List<String>> csv(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && i < text.length()) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    lines.add(List.copyOf(cells));
                }
                cells.clear();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return lines;
    }
}
