package corpus;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.scalars.ExtendedScalars;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import java.util.List;
import java.util.Map;

/** A schema in text, resolved by properties of beans and records. */
public final class Main {
    public record Author(String name, List<Book> books) {
    }

    public static final class Book {
        private final String title;

        Book(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }

        public boolean isLong() {
            return title.length() > 3;
        }
    }

    public static void main(String[] args) {
        String schema = "scalar Date\ntype Query { author(name: String!): Author on: Date fail: Int }\n\"a person\" type Author { name: String! books(first: Int = 1): [Book!] } type Book { title: String long: Boolean }";
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring().scalar(ExtendedScalars.Date).type("Query", t -> t
                .dataFetcher("author", e -> new Author(e.getArgument("name"), List.of(new Book("one"), new Book("three"))))
                .dataFetcher("on", e -> java.time.LocalDate.of(2020, 1, 2)).dataFetcher("fail", e -> { throw new IllegalStateException("no"); })).build();
        var built = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(schema), wiring);
        GraphQL graphql = GraphQL.newGraphQL(built).build();
        for (String query : new String[] {"{ author(name: \"Ann\") { name books { title long } } on }", "query Q($n: String!) { author(name: $n) { ...F } } fragment F on Author { name @skip(if: false) }", "{ fail }", "{ nosuch }", "{", "{ __schema { types { name } } }"}) {
            System.out.println(graphql.execute(ExecutionInput.newExecutionInput(query).variables(Map.of("n", "Bob"))).toSpecification());
        }
        System.out.println(new SchemaPrinter(SchemaPrinter.Options.defaultOptions().includeDirectiveDefinitions(false)).print(built));
    }
}
