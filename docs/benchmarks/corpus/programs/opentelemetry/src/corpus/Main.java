package corpus;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;

public class Main {
    public static void main(String[] args) {
        var sdk = AutoConfiguredOpenTelemetrySdk.builder().disableShutdownHook().addPropertiesSupplier(() -> Map.of("otel.traces.exporter", "logging,otlp", "otel.metrics.exporter", "logging",
                "otel.logs.exporter", "none", "otel.exporter.otlp.endpoint", "http://127.0.0.1:1", "otel.traces.sampler", "parentbased_traceidratio", "otel.traces.sampler.arg", "1.0",
                "otel.service.name", "corpus", "otel.propagators", "tracecontext,baggage", "otel.exporter.otlp.timeout", "200")).build().getOpenTelemetrySdk();
        var span = sdk.getTracer("t").spanBuilder("work").startSpan();
        try (var scope = span.makeCurrent()) {
            sdk.getMeter("m").counterBuilder("c").build().add(3, Attributes.builder().put("k", "v").build());
            System.out.println(span.isRecording() + " " + span.getSpanContext().isValid());
        } finally {
            span.end();
        }
        var carrier = new java.util.TreeMap<String, String>();
        sdk.getPropagators().getTextMapPropagator().inject(io.opentelemetry.context.Context.root().with(span), carrier, Map::put);
        System.out.println(carrier.keySet() + " " + sdk.getPropagators().getTextMapPropagator().fields());
        try {
            AutoConfiguredOpenTelemetrySdk.builder().addPropertiesSupplier(() -> Map.of("otel.traces.exporter", "nosuch")).build();
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
        System.exit(0);
    }
}
