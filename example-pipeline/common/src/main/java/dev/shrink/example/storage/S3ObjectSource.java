package dev.shrink.example.storage;

import dev.shrink.example.config.Environment;
import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects on Amazon S3. Region, endpoint and credentials come from the SDK's standard environment variables. */
public final class S3ObjectSource implements ObjectSource {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final S3Client client;

  public S3ObjectSource(S3Client client) {
    this.client = client;
  }

  public static S3ObjectSource of(Environment environment) {
    Duration timeout = environment.millis("S3_TIMEOUT_MS", TIMEOUT);
    return new S3ObjectSource(
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(timeout).socketTimeout(timeout))
            .overrideConfiguration(override -> override.apiCallTimeout(timeout))
            .build());
  }

  @Override
  public byte[] read(ObjectLocation location) {
    try {
      return client.getObjectAsBytes(request -> request.bucket(location.bucket()).key(location.key())).asByteArray();
    } catch (SdkException failed) {
      throw new ServiceException(ErrorCode.UNAVAILABLE, "an object could not be read from S3", failed);
    }
  }
}
