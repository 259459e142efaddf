package corpus;

import com.sun.net.httpserver.HttpServer;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URI;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

public class Main {
    public static class Greeter { String greet(String n) { return "hello " + n; } }

    public static class Thing { public String name; public int n; }

    @Path("/things") @Produces("application/json") @Consumes("application/json")
    public static class Things {
        @Inject Greeter greeter;
        @GET @Path("{n}") public Thing get(@PathParam("n") int n) { Thing t = new Thing(); t.name = greeter.greet("x"); t.n = n; return t; }
        @POST public Response add(Thing t) { if (t.n < 0) throw new WebApplicationException("neg", 409); t.n++; return Response.status(201).entity(t).build(); }
        @GET @Path("boom") public Thing boom() { throw new IllegalStateException("boom"); }
    }

    public static class Mapper implements ExceptionMapper<IllegalStateException> {
        @Override public Response toResponse(IllegalStateException e) { return Response.status(500).entity("{\"e\":\"" + e.getMessage() + "\"}").type("application/json").build(); }
    }

    public static void main(String[] args) throws Exception {
        ResourceConfig config = new ResourceConfig(Things.class, Mapper.class, JacksonFeature.class);
        config.register(new AbstractBinder() { @Override protected void configure() { bind(Greeter.class).to(Greeter.class); } });
        HttpServer server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:18123/"), config);
        var client = ClientBuilder.newClient().register(JacksonFeature.class).target("http://127.0.0.1:18123/things");
        Thing t = client.path("5").request().get(Thing.class);
        System.out.println(t.name + t.n);
        System.out.println(client.request().post(Entity.json(t)).readEntity(String.class));
        t.n = -1;
        System.out.println(client.request().post(Entity.json(t)).getStatus());
        System.out.println(client.path("boom").request().get().readEntity(String.class) + client.path("x/y").request().get().getStatus());
        server.stop(0);
        System.exit(0);
    }
}
