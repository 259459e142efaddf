package dev.shrink.report.format;

import java.io.IOException;
import java.io.OutputStream;

import dev.shrink.report.Renderer;
import dev.shrink.report.Report;

final class HtmlRenderer implements Renderer {
    @Override
    public String format() {
        return "html";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        out.write("<!doctype html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
