package corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

public class Main {
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("git");
        try (Git git = Git.init().setInitialBranch("main").setDirectory(folder.toFile()).call()) {
            Files.writeString(folder.resolve("a.txt"), "one\n");
            git.add().addFilepattern(".").call();
            PersonIdent who = new PersonIdent("a", "a@example.org", 0, 0);
            System.out.println(git.commit().setMessage("first").setAuthor(who).setCommitter(who).setSign(false).call().name());
            git.checkout().setCreateBranch(true).setName("b").call();
            Files.writeString(folder.resolve("a.txt"), "two\n");
            System.out.println(git.status().call().getModified());
            git.commit().setAll(true).setMessage("second").setAuthor(who).setCommitter(who).setSign(false).call();
            git.diff().setOutputStream(System.out).setOldTree(null).call();
            git.log().call().forEach(c -> System.out.println(c.getShortMessage()));
            git.checkout().setName("main").call();
            System.out.println(git.merge().include(git.getRepository().resolve("b")).call().getMergeStatus());
            try {
                git.checkout().setName("none").call();
            } catch (GitAPIException e) {
                System.out.println(e.getClass().getName() + " " + e.getMessage());
            }
            try {
                Git.open(new java.io.File("/nowhere"));
            } catch (java.io.IOException e) {
                System.out.println(e.getClass().getName() + " " + e.getMessage());
            }
        }
    }
}
