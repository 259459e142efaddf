package corpus;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcePBEDataDecryptorFactoryBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcePBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.jcajce.JcePGPDataEncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** OpenPGP, certificates, TLS by another provider, and Tink's key sets. */
public final class Main {
    public static void main(String[] args) throws Exception {
        java.util.logging.Logger.getLogger("org.bouncycastle.jsse").setLevel(java.util.logging.Level.OFF);
        Security.addProvider(new BouncyCastleProvider());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = new ArmoredOutputStream(out)) {
            PGPEncryptedDataGenerator encrypt = new PGPEncryptedDataGenerator(new JcePGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true).setProvider("BC"));
            encrypt.addMethod(new JcePBEKeyEncryptionMethodGenerator("pw".toCharArray()).setProvider("BC"));
            try (var body = encrypt.open(armor, new byte[1024]); var literal = new PGPLiteralDataGenerator().open(body, PGPLiteralData.UTF8, "n", 4, new Date(0))) {
                literal.write("text".getBytes());
            }
        }
        for (String password : new String[] {"pw", "no"}) {
            try {
                var list = (PGPEncryptedDataList) new JcaPGPObjectFactory(PGPUtil.getDecoderStream(new java.io.ByteArrayInputStream(out.toByteArray()))).nextObject();
                var clear = ((PGPPBEEncryptedData) list.get(0)).getDataStream(new JcePBEDataDecryptorFactoryBuilder(new JcaPGPDigestCalculatorProviderBuilder().setProvider("BC").build()).setProvider("BC").build(password.toCharArray()));
                System.out.println(new String(((PGPLiteralData) new JcaPGPObjectFactory(clear).nextObject()).getInputStream().readAllBytes()));
            } catch (Exception e) {
                System.out.println(e.getClass());
            }
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "BC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=localhost,O=x");
        X509Certificate certificate = new JcaX509CertificateConverter().setProvider("BC").getCertificate(new JcaX509v3CertificateBuilder(name, BigInteger.ONE, new Date(0), new Date(4_000_000_000_000L), name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").setProvider("BC").build(pair.getPrivate())));
        System.out.println(certificate.getSubjectX500Principal() + certificate.getSigAlgName());
        java.io.StringWriter pem = new java.io.StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(certificate);
        }
        System.out.println(pem.toString().lines().findFirst().orElseThrow());
        KeyStore store = KeyStore.getInstance("PKCS12", "BC");
        store.load(null, null);
        store.setKeyEntry("k", pair.getPrivate(), "pw".toCharArray(), new X509Certificate[] {certificate});
        var provider = new BouncyCastleJsseProvider();
        Security.addProvider(provider);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", "BCJSSE");
        keys.init(store, "pw".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12", "BC");
        trusted.load(null, null);
        trusted.setCertificateEntry("c", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", "BCJSSE");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS", "BCJSSE");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        try (SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread echo = new Thread(() -> {
                try (SSLSocket s = (SSLSocket) server.accept()) {
                    s.getOutputStream().write(s.getInputStream().readNBytes(5));
                } catch (Exception e) {
                    System.out.println(e);
                }
            });
            echo.start();
            try (SSLSocket s = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.getLocalPort())) {
                s.getOutputStream().write("hello".getBytes());
                System.out.println(new String(s.getInputStream().readNBytes(5)) + s.getSession().getProtocol());
            }
            echo.join();
        }
        AeadConfig.register();
        SignatureConfig.register();
        KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        Aead aead = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()).getPrimitive(RegistryConfiguration.get(), Aead.class);
        System.out.println(new String(aead.decrypt(aead.encrypt("hi".getBytes(), null), null)));
        try {
            aead.decrypt(new byte[40], null);
        } catch (Exception e) {
            System.out.println(e);
        }
        KeysetHandle signing = KeysetHandle.generateNew(PredefinedSignatureParameters.ED25519);
        System.out.println(signing.getPrimitive(RegistryConfiguration.get(), com.google.crypto.tink.PublicKeySign.class).sign(new byte[3]).length + signing.getPublicKeysetHandle().getAt(0).getStatus().toString());
    }
}
