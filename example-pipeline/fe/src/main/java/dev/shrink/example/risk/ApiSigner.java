package dev.shrink.example.risk;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Signs requests to an API whose authorizer is IAM: Signature Version 4 for the service {@code execute-api}, with the function's own role. */
final class ApiSigner {
  private static final String SERVICE = "execute-api";

  /** Set by the HTTP client, which takes them from nobody else. */
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsProvider credentials;
  private final String region;
  private final Clock clock;

  ApiSigner(AwsCredentialsProvider credentials, String region, Clock clock) {
    this.credentials = credentials;
    this.region = region;
    this.clock = clock;
  }

  /** The headers that a {@code POST} of {@code body} needs beside {@code given}. */
  Map<String, String> headers(URI address, Map<String, String> given, byte[] body) {
    SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address);
    given.forEach(request::putHeader);
    Map<String, List<String>> signed =
        signer
            .sign(
                sign ->
                    sign.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
            .request()
            .headers();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    signed.forEach((name, values) -> headers.put(name, String.join(",", values)));
    headers.keySet().removeIf(name -> OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT)) || given.containsKey(name.toLowerCase(Locale.ROOT)));
    return headers;
  }
}
