package corpus;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

public class Main {
    public static class Server extends AbstractVerticle {
        @Override public void start(io.vertx.core.Promise<Void> done) {
            Router router = Router.router(vertx);
            router.route().handler(BodyHandler.create(false));
            router.post("/echo/:who").handler(c -> c.json(new JsonObject().put("who", c.pathParam("who")).put("body", c.body().asJsonObject())));
            router.get("/fail").handler(c -> { throw new IllegalStateException("no"); });
            vertx.eventBus().<String>consumer("a", m -> m.reply("re:" + m.body()));
            vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").map(s -> { config().put("port", s.actualPort()); port.complete(s.actualPort()); return (Void) null; }).onComplete(done);
        }
    }

    static final CompletableFuture<Integer> port = new CompletableFuture<>();

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle("corpus.Main$Server").toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        // One connection per request: whether a kept one is free again in time would decide what the stack trace shows.
        var client = vertx.createHttpClient(new io.vertx.core.http.HttpClientOptions().setKeepAlive(false));
        for (String path : new String[] {"/echo/me", "/fail", "/none"}) {
            var method = path.contains("echo") ? io.vertx.core.http.HttpMethod.POST : io.vertx.core.http.HttpMethod.GET;
            System.out.println(client.request(method, port.get(), "127.0.0.1", path).compose(r -> r.send("{\"x\":1}")).compose(r -> r.body().map(b -> r.statusCode() + " " + b))
                    .toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS));
        }
        System.out.println(vertx.eventBus().<String>request("a", "hi").map(m -> m.body()).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS));
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
