package corpus;

import com.nimbusds.jose.*;
import com.nimbusds.jose.crypto.*;
import com.nimbusds.jwt.*;

import io.github.resilience4j.circuitbreaker.*;
import io.github.resilience4j.retry.*;
import io.jsonwebtoken.*;
import io.jsonwebtoken.security.Keys;
import io.micrometer.prometheusmetrics.*;

import java.util.*;

import javax.crypto.SecretKey;

public final class Main {
    public static void main(String[] args) throws Exception {
        SecretKey key = Keys.hmacShaKeyFor("0123456789abcdef0123456789abcdef".getBytes());
        String jwt =
                Jwts.builder()
                        .subject("ann")
                        .claim("roles", List.of("a", "b"))
                        .issuedAt(new Date(1700000000000L))
                        .signWith(key)
                        .compact();
        System.out.println(jwt.length());
        System.out.println(
                new TreeMap<>(
                        Jwts.parser().verifyWith(key).build().parseSignedClaims(jwt).getPayload()));
        for (String bad :
                new String[] {
                    jwt + "x",
                    "a.b.c",
                    "",
                    Jwts.builder().expiration(new Date(0)).signWith(key).compact()
                }) {
            try {
                System.out.println(Jwts.parser().verifyWith(key).build().parseSignedClaims(bad));
            } catch (Exception e) {
                System.out.println(e.getClass().getName());
            }
        }
        System.out.println(
                Jwts.parser()
                        .decryptWith(Jwts.ENC.A128CBC_HS256.key().build())
                        .build()
                        .isSigned(jwt));
        String jwe =
                Jwts.builder()
                        .subject("x")
                        .encryptWith(key, Jwts.KEY.A256KW, Jwts.ENC.A256GCM)
                        .compressWith(Jwts.ZIP.DEF)
                        .compact();
        System.out.println(
                Jwts.parser().decryptWith(key).build().parseEncryptedClaims(jwe).getPayload());
        SignedJWT n =
                new SignedJWT(
                        new JWSHeader(JWSAlgorithm.HS256),
                        new JWTClaimsSet.Builder().subject("bob").claim("k", 1).build());
        n.sign(new MACSigner(key));
        System.out.println(
                SignedJWT.parse(n.serialize()).verify(new MACVerifier(key))
                        + " "
                        + n.getJWTClaimsSet());
        JWEObject o =
                new JWEObject(
                        new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256),
                        new Payload("hello"));
        o.encrypt(new DirectEncrypter(key));
        JWEObject back = JWEObject.parse(o.serialize());
        back.decrypt(new DirectDecrypter(key));
        System.out.println(back.getPayload());
        int[] n2 = {0};
        Retry r =
                Retry.of(
                        "r",
                        RetryConfig.custom()
                                .maxAttempts(3)
                                .waitDuration(java.time.Duration.ofMillis(1))
                                .build());
        r.getEventPublisher().onEvent(e -> System.out.println(e.getEventType()));
        System.out.println(
                r.executeSupplier(
                        () -> {
                            if (n2[0]++ < 2) throw new IllegalStateException("again");
                            return "done";
                        }));
        CircuitBreaker b =
                CircuitBreaker.of(
                        "b",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(2)
                                .minimumNumberOfCalls(2)
                                .build());
        for (int i = 0; i < 4; i++) {
            try {
                b.executeSupplier(
                        () -> {
                            throw new IllegalStateException("x");
                        });
            } catch (Exception e) {
                System.out.println(e);
            }
        }
        PrometheusMeterRegistry m = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        m.counter("hits", "page", "a").increment();
        m.gauge("size", List.of(1, 2), List::size);
        m.summary("s").record(3);
        System.out.println(m.scrape());
    }
}
