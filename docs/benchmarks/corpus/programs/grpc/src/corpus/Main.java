package corpus;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import java.net.InetSocketAddress;

public class Main {
    public static void main(String[] args) throws Exception {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus("a", ServingStatus.NOT_SERVING);
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).addService(health.getHealthService()).addService(ProtoReflectionService.newInstance()).build().start();
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
        for (String name : new String[] {"", "a", "none"}) {
            try {
                System.out.println(HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.newBuilder().setService(name).build()));
            } catch (StatusRuntimeException e) {
                System.out.println(e.getStatus());
            }
        }
        System.out.println(server.getServices().stream().map(s -> s.getServiceDescriptor().getName()).sorted().toList());
        channel.shutdownNow();
        server.shutdownNow().awaitTermination();
    }
}
