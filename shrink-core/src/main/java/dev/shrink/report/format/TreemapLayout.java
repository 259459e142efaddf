package dev.shrink.report.format;

import java.util.ArrayList;
import java.util.List;

/** Lays out a squarified treemap (Bruls, Huizing and van Wijk, 2000): areas as sizes, sides as even as they get. */
final class TreemapLayout {

    private TreemapLayout() { }

    record Box(double x, double y, double width, double height) {

        Box inset(double by, double top) {
            return new Box(x + by, y + top, Math.max(0, width - 2 * by), Math.max(0, height - by - top));
        }
    }

    /** @param sizes positive, largest first */
    static List<Box> layout(List<Long> sizes, Box into) {
        List<Box> boxes = new ArrayList<>();
        double total = sizes.stream().mapToDouble(Long::doubleValue).sum();
        double scale = total == 0 ? 0 : into.width() * into.height() / total;
        Box left = into;
        int from = 0;
        while (from < sizes.size()) {
            double side = Math.min(left.width(), left.height());
            int to = from + 1;
            while (to < sizes.size() && worst(sizes.subList(from, to + 1), side, scale) <= worst(sizes.subList(from, to), side, scale)) {
                to++;
            }
            left = row(sizes.subList(from, to), left, scale, boxes);
            from = to;
        }
        return boxes;
    }

    /** The ratio of the sides of the least square box in a row along a side. */
    private static double worst(List<Long> row, double side, double scale) {
        double area = row.stream().mapToDouble(Long::doubleValue).sum() * scale;
        double thickness = side == 0 ? 0 : area / side;
        return row.stream().mapToDouble(size -> {
            double length = thickness == 0 ? 0 : size * scale / thickness;
            return length == 0 || thickness == 0 ? Double.MAX_VALUE : Math.max(length / thickness, thickness / length);
        }).max().orElse(Double.MAX_VALUE);
    }

    private static Box row(List<Long> row, Box left, double scale, List<Box> out) {
        boolean upright = left.width() >= left.height();
        double side = upright ? left.height() : left.width();
        double thickness = side == 0 ? 0 : row.stream().mapToDouble(Long::doubleValue).sum() * scale / side;
        double at = 0;
        for (long size : row) {
            double length = thickness == 0 ? 0 : size * scale / thickness;
            out.add(upright ? new Box(left.x(), left.y() + at, thickness, length) : new Box(left.x() + at, left.y(), length, thickness));
            at += length;
        }
        return upright ? new Box(left.x() + thickness, left.y(), Math.max(0, left.width() - thickness), left.height())
            : new Box(left.x(), left.y() + thickness, left.width(), Math.max(0, left.height() - thickness));
    }
}
