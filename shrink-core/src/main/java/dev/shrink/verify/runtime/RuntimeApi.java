package dev.shrink.verify.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Runtime API for one execution environment, on a free port of the loopback interface.
 *
 * <p>The routes are those of the AWS Lambda developer guide, "Using the Lambda runtime API", version 2018-06-01. An environment
 * has one runtime client; a restarted function gets a new API, so that a request of the dead client can take no event.
 */
final class RuntimeApi implements AutoCloseable {
    /** Lambda's limit for a synchronous response in bytes: 6 MiB and some room for the envelope. */
    static final int MAX_RESPONSE_BYTES = 6_291_556;

    /** Lambda's error type for a response above the limit. */
    static final String TOO_LARGE = "Function.ResponseSizeTooLarge";

    private static final String ROOT = "/2018-06-01/runtime";
    private static final Pattern ANSWER = Pattern.compile(ROOT + "/invocation/([^/]+)/(response|error)");
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService threads;
    private final String functionArn;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Reply>> open = new ConcurrentHashMap<>();
    private final CompletableFuture<Optional<FunctionError>> initialized = new CompletableFuture<>();

    private volatile CompletableFuture<Void> idle = new CompletableFuture<>();

    private RuntimeApi(HttpServer server, ExecutorService threads, String functionArn) {
        this.server = server;
        this.threads = threads;
        this.functionArn = functionArn;
    }

    static RuntimeApi start(String functionArn) throws IOException {
        if (System.getProperty(NO_DELAY) == null) {
            // The JDK's server reads this once. Without it Nagle's algorithm adds some 40 ms to each answer.
            System.setProperty(NO_DELAY, "true");
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "runtime-api");
            thread.setDaemon(true);
            return thread;
        });
        RuntimeApi api = new RuntimeApi(server, threads, functionArn);
        server.setExecutor(threads);
        server.createContext("/", api::handle);
        server.start();
        return api;
    }

    /** The value for {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes empty when the client asks for its first event, or with the error it reports instead. */
    CompletableFuture<Optional<FunctionError>> initialized() {
        return initialized;
    }

    /** Hands an event to the client; the future completes with its answer. */
    CompletableFuture<Reply> submit(Invocation invocation) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        open.put(invocation.requestId(), reply);
        idle = new CompletableFuture<>();
        waiting.add(invocation);
        return reply;
    }

    /** Completes when the client, done with its last event, asks for another one; until then it may still be writing to its log. */
    CompletableFuture<Void> idle() {
        return idle;
    }

    /** Answers all that is still open with {@code error}: the client's process is gone. */
    void abandon(FunctionError error) {
        initialized.complete(Optional.of(error));
        open.values().forEach(reply -> reply.complete(new Reply.Failure(error)));
        open.clear();
        idle.complete(null);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean posted = exchange.getRequestMethod().equals("POST");
            Matcher answer = ANSWER.matcher(path);
            if (!posted && path.equals(ROOT + "/invocation/next")) {
                next(exchange);
            } else if (posted && path.equals(ROOT + "/init/error")) {
                initialized.complete(Optional.of(readError(exchange)));
                send(exchange, 202, "{\"status\":\"OK\"}");
            } else if (posted && answer.matches()) {
                answer(exchange, answer.group(1), answer.group(2).equals("error"));
            } else {
                send(exchange, 404, "{\"errorType\":\"NotFound\",\"errorMessage\":\"no such route\"}");
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        idle.complete(null); // first: whoever waits for the start may submit at once, and that has an idle of its own
        initialized.complete(Optional.empty());
        Invocation invocation;
        try {
            invocation = waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the API is being closed
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.add("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
        headers.add("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        headers.add("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        send(exchange, 200, invocation.event());
    }

    private void answer(HttpExchange exchange, String requestId, boolean failed) throws IOException {
        CompletableFuture<Reply> reply = open.remove(requestId);
        if (reply == null) {
            send(exchange, 400, "{\"errorType\":\"InvalidRequestID\",\"errorMessage\":\"no such open request\"}");
        } else if (failed) {
            FunctionError error = readError(exchange);
            send(exchange, 202, "{\"status\":\"OK\"}");
            reply.complete(new Reply.Failure(error));
        } else {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_RESPONSE_BYTES + 1);
            if (body.length > MAX_RESPONSE_BYTES) {
                exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
                send(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\",\"errorMessage\":\"response too large\"}");
                reply.complete(new Reply.Failure(FunctionError.ofPlatform(TOO_LARGE,
                        "Response payload size exceeded maximum allowed payload size (" + MAX_RESPONSE_BYTES + " bytes).")));
                return;
            }
            send(exchange, 202, "{\"status\":\"OK\"}");
            reply.complete(new Reply.Success(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private static FunctionError readError(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
        return FunctionError.parse(body, type == null ? "Unknown" : type);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
