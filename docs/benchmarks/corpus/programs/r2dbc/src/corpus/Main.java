package corpus;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reactive access to a database in memory, found by its URL, through a pool. */
public final class Main {
    public static void main(String[] args) {
        ConnectionFactory factory = ConnectionFactories.get("r2dbc:h2:mem:///x;DB_CLOSE_DELAY=-1");
        System.out.println(factory.getMetadata().getName());
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(factory).maxSize(2).build());
        System.out.println(Mono.usingWhen(pool.create(), c -> Mono.from(c.createStatement("create table t (id int primary key, name varchar(20), at date)").execute())
                .thenMany(Flux.from(c.createStatement("insert into t values ($1, $2, $3)").bind("$1", 1).bind("$2", "one").bind("$3", java.time.LocalDate.of(2020, 1, 2)).add()
                        .bind("$1", 2).bind("$2", "two").bindNull("$3", java.time.LocalDate.class).execute()).flatMap(r -> r.getRowsUpdated())).collectList(), c -> c.close()).block());
        System.out.println(Flux.usingWhen(pool.create(), c -> Flux.from(c.createStatement("select * from t order by id").execute())
                .flatMap(r -> r.map((row, meta) -> meta.getColumnMetadatas().size() + " " + row.get("ID", Integer.class) + row.get("NAME") + row.get(2))), c -> c.close()).collectList().block());
        for (String sql : new String[] {"select nosuch from t", "insert into t values (1, 'x', null)", "selec"}) {
            System.out.println(Flux.usingWhen(pool.create(), c -> Flux.from(c.createStatement(sql).execute()).flatMap(r -> r.getRowsUpdated()), c -> c.close())
                    .map(String::valueOf).onErrorResume(e -> Mono.just(e.getClass() + ": " + e.getMessage())).blockLast());
        }
        try {
            ConnectionFactories.get("r2dbc:nosuch:///x");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
        pool.dispose();
    }
}
