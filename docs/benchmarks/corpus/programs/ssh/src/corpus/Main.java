package corpus;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.vfs2.FileObject;
import org.apache.commons.vfs2.VFS;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A server of SSH in the process, two clients, and a file system of many schemes. */
public final class Main {
    public static void main(String[] args) throws Exception {
        Files.createDirectories(Path.of("files"));
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPasswordAuthenticator((user, password, session) -> password.equals("pw"));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory(Path.of("files").toAbsolutePath()));
        server.setCommandFactory((channel, command) -> new AbstractCommandSupport(command, null) {
            @Override
            public void run() {
                try {
                    getOutputStream().write(("ran " + getCommand()).getBytes());
                    getOutputStream().flush();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                onExit(3);
            }
        });
        server.start();
        JSch jsch = new JSch();
        Session session = jsch.getSession("u", "127.0.0.1", server.getPort());
        session.setPassword("pw");
        session.setConfig("StrictHostKeyChecking", "no");
        session.connect(10_000);
        ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
        sftp.connect();
        sftp.put(new ByteArrayInputStream("hello".getBytes()), "a.txt");
        System.out.println(new String(sftp.get("a.txt").readAllBytes()) + sftp.ls("*.txt").size());
        try {
            sftp.get("none");
        } catch (Exception e) {
            System.out.println(e);
        }
        ChannelExec exec = (ChannelExec) session.openChannel("exec");
        exec.setCommand("do it");
        var out = exec.getInputStream();
        exec.connect();
        System.out.println(new String(out.readAllBytes()));
        while (!exec.isClosed()) {
            Thread.sleep(10);
        }
        System.out.println(exec.getExitStatus());
        session.disconnect();
        Session bad = jsch.getSession("u", "127.0.0.1", server.getPort());
        bad.setPassword("no");
        bad.setConfig("StrictHostKeyChecking", "no");
        try {
            bad.connect(10_000);
        } catch (JSchException e) {
            System.out.println(e);
        }
        for (int type : new int[] {KeyPair.RSA, KeyPair.ECDSA, KeyPair.DSA}) {
            KeyPair pair = KeyPair.genKeyPair(jsch, type, type == KeyPair.ECDSA ? 256 : 1024);
            ByteArrayOutputStream key = new ByteArrayOutputStream();
            pair.writePrivateKey(key);
            System.out.println(key.toString().lines().findFirst().orElseThrow());
        }
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((s, a, k) -> true);
            client.start();
            try (var s = client.connect("u", "127.0.0.1", server.getPort()).verify(10_000).getSession()) {
                s.addPasswordIdentity("pw");
                s.auth().verify(10_000);
                System.out.println(s.executeRemoteCommand("x").trim());
            } catch (Exception e) {
                System.out.println(e);
            }
            try (var s = client.connect("u", "127.0.0.1", server.getPort()).verify(10_000).getSession()) {
                s.addPasswordIdentity("pw");
                s.auth().verify(10_000);
                try (var f = SftpClientFactory.instance().createSftpClient(s)) {
                    System.out.println(f.stat("a.txt").getSize());
                }
            }
        }
        server.stop(true);
        var manager = VFS.getManager();
        try (FileObject ram = manager.resolveFile("ram:///x/y.txt"); FileObject zip = manager.resolveFile("tmp://none")) {
            ram.createFile();
            ram.getContent().getOutputStream().write(5);
            System.out.println(ram + " " + ram.exists() + zip.exists() + " " + List.of(manager.getSchemes()).contains("zip"));
        }
        try {
            manager.resolveFile("nosuch://x/y");
        } catch (Exception e) {
            System.out.println(e.getClass() + " " + e.getMessage().replaceAll("\"[^\"]*run", "\"run"));
        }
        System.exit(0);
    }
}
