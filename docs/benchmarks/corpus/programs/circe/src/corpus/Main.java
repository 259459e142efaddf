package corpus;

public class Main {
    public static void main(String[] args) {
        var parsed = io.circe.parser.package$.MODULE$.parse("{\"a\":[1,2.5,{\"b\":null}],\"c\":\"x\"}");
        System.out.println(parsed.isRight());
        io.circe.Json json = parsed.toOption().get();
        System.out.println(json.spaces2());
        System.out.println(json.hcursor().downField("a").downArray().focus().get().noSpaces());
        System.out.println(io.circe.parser.package$.MODULE$.parse("{nope").left().toOption().get().getMessage());
        System.out.println(cats.data.Chain$.MODULE$.fromSeq(scala.jdk.javaapi.CollectionConverters.asScala(java.util.List.of(1, 2, 3)).toSeq()).reverse());
        System.out.println(cats.data.NonEmptyList$.MODULE$.one("z").prepend("y"));
    }
}
