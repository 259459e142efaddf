package corpus;

import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;
import kotlinx.serialization.SerializationException;
import kotlinx.serialization.json.Json;
import kotlinx.serialization.json.JsonElementKt;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println(BuildersKt.<String>runBlocking(Dispatchers.getDefault(), (scope, next) -> "in " + (Thread.currentThread().getName().contains("Dispatcher"))));
        var future = FutureKt.<Integer>future(GlobalScope.INSTANCE, EmptyCoroutineContext.INSTANCE, CoroutineStart.DEFAULT, (scope, next) -> 42);
        System.out.println(future.get());
        try {
            BuildersKt.runBlocking(Dispatchers.getIO(), (scope, next) -> { throw new IllegalStateException("no"); });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        var element = Json.Default.parseToJsonElement("{\"a\":[1,true,{\"b\":null}]}");
        System.out.println(JsonElementKt.getJsonObject(element).get("a"));
        try {
            Json.Default.parseToJsonElement("{nope");
        } catch (SerializationException e) {
            System.out.println(e.getMessage());
        }
    }
}
