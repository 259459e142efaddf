package corpus;

import org.apache.camel.*;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;

import java.util.*;

public final class Main {
    public static final class Order {
        public String id;
        public int amount;

        public String getId() {
            return id;
        }

        public int getAmount() {
            return amount;
        }
    }

    public static final class Pricing {
        public int price(@Body Order o, @Header("rate") int rate) {
            return o.amount * rate;
        }
    }

    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("pricing", new Pricing());
            camel.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            onException(IllegalArgumentException.class)
                                    .handled(true)
                                    .setBody(simple("refused: ${exception.message}"));
                            from("direct:in")
                                    .unmarshal()
                                    .json(
                                            org.apache.camel.model.dataformat.JsonLibrary.Jackson,
                                            Order.class)
                                    .choice()
                                    .when(simple("${body.amount} > 10"))
                                    .to("bean:pricing?method=price")
                                    .otherwise()
                                    .setBody(constant("small"))
                                    .end()
                                    .convertBodyTo(String.class)
                                    .to("mock:out");
                            from("direct:split")
                                    .split(body().tokenize(","))
                                    .filter(simple("${body} != 'b'"))
                                    .setBody(simple("[${body}]"))
                                    .to("mock:parts")
                                    .end();
                            from("direct:bad")
                                    .process(
                                            x -> {
                                                throw new IllegalArgumentException("no");
                                            });
                            from("seda:q").to("log:q?level=OFF").to("mock:q");
                        }
                    });
            camel.start();
            ProducerTemplate t = camel.createProducerTemplate();
            System.out.println(
                    t.requestBodyAndHeader(
                            "direct:in", "{\"id\":\"a\",\"amount\":12}", "rate", 3, String.class));
            System.out.println(
                    t.requestBodyAndHeader(
                            "direct:in", "{\"id\":\"a\",\"amount\":2}", "rate", 3, String.class));
            System.out.println(t.requestBody("direct:bad", "x"));
            t.sendBody("direct:split", "a,b,c");
            MockEndpoint m = camel.getEndpoint("mock:parts", MockEndpoint.class);
            m.getReceivedExchanges().forEach(e -> System.out.println(e.getIn().getBody()));
            MockEndpoint q = camel.getEndpoint("mock:q", MockEndpoint.class);
            q.expectedMessageCount(1);
            t.sendBody("seda:q", 7);
            q.assertIsSatisfied();
            try {
                t.requestBody("direct:in", "{broken");
            } catch (CamelExecutionException e) {
                for (Throwable x = e; x != null; x = x.getCause())
                    System.out.println(x.getClass().getName());
            }
            try {
                t.sendBody("nosuch:x", 1);
            } catch (Exception e) {
                for (Throwable x = e; x != null; x = x.getCause())
                    System.out.println(x.getClass().getName() + " " + x.getMessage());
            }
            System.out.println(new TreeSet<>(camel.getComponentNames()));
        }
    }
}
