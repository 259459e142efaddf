package corpus;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Security;
import java.security.Signature;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

public class Main {
    public static void main(String[] args) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        for (String digest : new String[] {"SHA3-256", "RIPEMD160", "GOST3411", "BLAKE2B-256", "Whirlpool", "SM3"}) {
            System.out.println(digest + " " + HexFormat.of().formatHex(MessageDigest.getInstance(digest, "BC").digest("x".getBytes())));
        }
        Mac mac = Mac.getInstance("HMACSHA512", "BC");
        mac.init(new SecretKeySpec(new byte[16], "x"));
        System.out.println(HexFormat.of().formatHex(mac.doFinal("y".getBytes())).substring(0, 20));
        for (String name : new String[] {"AES/GCM/NoPadding", "Twofish/CBC/PKCS5Padding", "ChaCha20-Poly1305", "Serpent/CTR/NoPadding"}) {
            Cipher cipher = Cipher.getInstance(name, "BC");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], name.replaceAll("[/-].*", "")), new IvParameterSpec(new byte[name.startsWith("AES") || name.startsWith("Ch") ? 12 : 16]));
            System.out.println(name + " " + HexFormat.of().formatHex(cipher.doFinal("hello".getBytes())));
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", "BC");
        KeyPair pair = generator.generateKeyPair();
        Signature signature = Signature.getInstance("Ed25519", "BC");
        signature.initSign(pair.getPrivate());
        signature.update(new byte[3]);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(new byte[3]);
        System.out.println(signature.verify(signed));
        try {
            Cipher.getInstance("NoSuch", "BC");
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Security.getProvider("BC").getServices().size());
    }
}
