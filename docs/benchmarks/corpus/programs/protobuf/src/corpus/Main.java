package corpus;

import com.google.protobuf.Any;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Duration;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.TextFormat;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

public class Main {
    public static void main(String[] args) throws Exception {
        Struct struct = Struct.newBuilder().putFields("a", Value.newBuilder().setNumberValue(1).build())
                .putFields("l", Value.newBuilder().setListValue(ListValue.newBuilder().addValues(Value.newBuilder().setBoolValue(true))).build()).build();
        System.out.println(Struct.parseFrom(struct.toByteArray()).equals(struct));
        System.out.println(JsonFormat.printer().print(struct));
        Struct.Builder parsed = Struct.newBuilder();
        JsonFormat.parser().merge("{\"x\": [1, null, \"s\"]}", parsed);
        System.out.println(TextFormat.printer().printToString(parsed.build()));
        System.out.println(Any.pack(Duration.newBuilder().setSeconds(5).build()).unpack(Duration.class));
        System.out.println(FileDescriptorProto.newBuilder().setName("n").addDependency("d").build());
        System.out.println(Duration.getDescriptor().getFields());
    }
}
