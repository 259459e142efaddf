package corpus;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Date;
import java.util.Set;

public class Main {
    public static void main(String[] args) throws Exception {
        byte[] secret = new byte[32];
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), new JWTClaimsSet.Builder().subject("me").issuer("you").expirationTime(new Date(4_000_000_000_000L)).build());
        jwt.sign(new MACSigner(secret));
        System.out.println(jwt.serialize());
        System.out.println(SignedJWT.parse(jwt.serialize()).verify(new MACVerifier(secret)));
        RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();
        SignedJWT signed = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), jwt.getJWTClaimsSet());
        signed.sign(new RSASSASigner(key));
        System.out.println(signed.verify(new RSASSAVerifier(key.toPublicJWK())));
        EncryptedJWT encrypted = new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256), jwt.getJWTClaimsSet());
        encrypted.encrypt(new DirectEncrypter(secret));
        EncryptedJWT back = EncryptedJWT.parse(encrypted.serialize());
        back.decrypt(new DirectDecrypter(secret));
        System.out.println(back.getJWTClaimsSet());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(new JWKSet(key))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(new JWTClaimsSet.Builder().issuer("other").build(), Set.of("sub")));
        try {
            processor.process(signed.serialize(), null);
        } catch (BadJOSEException e) {
            System.out.println(e);
        }
        System.out.println(JWKSet.parse(new JWKSet(key).toString(true)).getKeys().size());
    }
}
