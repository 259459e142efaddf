package dev.shrink.example.trainer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A network as an ONNX model of IR version 8 and operator set 13: Gemm, Relu, Gemm, Sigmoid. The field numbers are those of onnx.proto3;
 * four nodes do not earn a code generator.
 */
final class OnnxExport {
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 13;
  private static final int FLOAT = 1;

  private OnnxExport() {}

  static byte[] toOnnx(Network network) {
    return new ProtobufWriter()
        .number(1, IR_VERSION)
        .text(2, "shrink example trainer")
        .message(7, graph(network))
        .message(8, new ProtobufWriter().text(1, "").number(2, OPERATOR_SET))
        .toByteArray();
  }

  private static ProtobufWriter graph(Network network) {
    float[] hidden = new float[network.inputs() * network.units()];
    for (int i = 0; i < network.inputs(); i++) {
      System.arraycopy(network.hidden()[i], 0, hidden, i * network.units(), network.units());
    }
    return new ProtobufWriter()
        .message(1, node("Gemm", "hidden_sum", "x", "hidden", "hidden_bias"))
        .message(1, node("Relu", "hidden_units", "hidden_sum"))
        .message(1, node("Gemm", "output_sum", "hidden_units", "output", "output_bias"))
        .message(1, node("Sigmoid", "probability", "output_sum"))
        .text(2, "risk")
        .message(5, tensor("hidden", hidden, network.inputs(), network.units()))
        .message(5, tensor("hidden_bias", network.hiddenBias(), network.units()))
        .message(5, tensor("output", network.output(), network.units(), 1))
        .message(5, tensor("output_bias", new float[] {network.outputBias()}, 1))
        .message(11, value("x", 1, network.inputs()))
        .message(12, value("probability", 1, 1));
  }

  private static ProtobufWriter node(String operator, String output, String... inputs) {
    ProtobufWriter node = new ProtobufWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, output).text(4, operator);
  }

  private static ProtobufWriter tensor(String name, float[] values, int... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    ProtobufWriter tensor = new ProtobufWriter();
    for (int dimension : shape) {
      tensor.number(1, dimension);
    }
    return tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array());
  }

  private static ProtobufWriter value(String name, int... shape) {
    ProtobufWriter dimensions = new ProtobufWriter();
    for (int dimension : shape) {
      dimensions.message(1, new ProtobufWriter().number(1, dimension));
    }
    ProtobufWriter tensorType = new ProtobufWriter().number(1, FLOAT).message(2, dimensions);
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensorType));
  }
}
