package corpus;

import kotlin.Pair;
import kotlin.jvm.JvmClassMappingKt;
import kotlin.reflect.KCallable;
import kotlin.reflect.KClass;
import kotlin.reflect.full.KClasses;

public class Main {
    public static void main(String[] args) {
        KClass<?> type = JvmClassMappingKt.getKotlinClass(Pair.class);
        System.out.println(type.getQualifiedName() + " " + type.isData());
        type.getMembers().stream().map(KCallable::getName).sorted().forEach(System.out::println);
        System.out.println(KClasses.getPrimaryConstructor(type).getParameters().size());
        System.out.println(KClasses.getPrimaryConstructor(type).call(1, "b"));
        KClasses.getMemberProperties(type).forEach(p -> System.out.println(p));
    }
}
