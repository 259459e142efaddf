package corpus;

import com.rabbitmq.client.ConnectionFactory;
import javax.jms.Connection;
import javax.jms.MapMessage;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;

/** A broker in the process, made by its URL, and a client whose broker is not there. */
public final class Main {
    public static void main(String[] args) throws Exception {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://local?broker.persistent=false&broker.useJmx=false");
        Connection connection = factory.createConnection();
        connection.start();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        var queue = session.createQueue("q");
        TextMessage text = session.createTextMessage("hello");
        text.setIntProperty("n", 5);
        session.createProducer(queue).send(text);
        MapMessage map = session.createMapMessage();
        map.setDouble("d", 1.5);
        session.createProducer(queue).send(map);
        session.commit();
        MessageConsumer selected = session.createConsumer(queue, "n > 3 AND n IS NOT NULL");
        System.out.println(((TextMessage) selected.receive(3000)).getText() + selected.receive(200));
        selected.close();
        System.out.println(((MapMessage) session.createConsumer(queue).receive(3000)).getDouble("d"));
        session.commit();
        try {
            session.createConsumer(queue, "n >");
        } catch (Exception e) {
            System.out.println(e.getClass() + " " + e.getMessage());
        }
        connection.close();
        for (String url : new String[] {"tcp://127.0.0.1:1", "nosuch://x", "vm://x?broker.nosuch=1"}) {
            try {
                new ActiveMQConnectionFactory(url).createConnection().start();
                System.out.println("connected");
            } catch (Exception e) {
                for (Throwable t = e; t != null; t = t.getCause()) System.out.println(t.getClass() + ": " + t.getMessage());
            }
        }
        try {
            ConnectionFactory rabbit = new ConnectionFactory();
            rabbit.setUri("amqp://127.0.0.1:1/v");
            rabbit.newConnection();
        } catch (Exception e) {
            System.out.println(e);
        }
        System.exit(0);
    }
}
