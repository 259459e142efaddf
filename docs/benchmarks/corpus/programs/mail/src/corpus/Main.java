package corpus;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Properties;

public class Main {
    public static void main(String[] args) throws Exception {
        Session session = Session.getInstance(new Properties());
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("a@example.org", "Ä", "UTF-8"));
        message.setRecipients(Message.RecipientType.TO, "b@example.org");
        message.setSubject("Größe");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Hällo", "UTF-8");
        MimeBodyPart data = new MimeBodyPart();
        data.setDataHandler(new DataHandler(new ByteArrayDataSource("<b>x</b>", "text/html")));
        data.setFileName("x.html");
        message.setContent(new MimeMultipart("mixed", text, data));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        MimeMessage back = new MimeMessage(session, new ByteArrayInputStream(out.toByteArray()));
        Multipart parts = (Multipart) back.getContent();
        System.out.println(back.getSubject() + back.getFrom()[0] + parts.getCount() + parts.getBodyPart(0).getContent() + parts.getBodyPart(1).getContent());
        System.out.println(Arrays.stream(session.getProviders()).map(p -> p.getProtocol() + p.getClassName()).sorted().toList());
        for (String protocol : new String[] {"smtp", "imaps", "nosuch"}) {
            try {
                if (protocol.equals("smtp")) session.getTransport(protocol).connect("127.0.0.1", 1, "u", "p");
                else session.getStore(protocol).connect("127.0.0.1", 1, "u", "p");
            } catch (MessagingException e) {
                System.out.println(e.getClass().getName() + " " + e.getMessage());
            }
        }
    }
}
