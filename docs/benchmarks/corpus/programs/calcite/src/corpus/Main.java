package corpus;

import org.apache.calcite.adapter.java.ReflectiveSchema;
import org.apache.calcite.jdbc.CalciteConnection;

import java.sql.*;
import java.util.Properties;

public final class Main {
    public static final class Staff {
        public final int id;
        public final String name;
        public final int team;
        public final double pay;

        public Staff(int id, String name, int team, double pay) {
            this.id = id;
            this.name = name;
            this.team = team;
            this.pay = pay;
        }
    }

    public static final class Team {
        public final int id;
        public final String title;

        public Team(int id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    public static final class Firm {
        public final Staff[] staff = {
            new Staff(1, "Ann", 10, 100.5),
            new Staff(2, "Bob", 20, 80),
            new Staff(3, "Cy", 10, 60.25)
        };
        public final Team[] teams = {new Team(10, "red"), new Team(20, "blue")};
    }

    public static void main(String[] args) throws Exception {
        Class.forName("org.apache.calcite.jdbc.Driver");
        Properties info = new Properties();
        info.setProperty("lex", "JAVA");
        try (Connection c = DriverManager.getConnection("jdbc:calcite:", info)) {
            c.unwrap(CalciteConnection.class)
                    .getRootSchema()
                    .add("firm", new ReflectiveSchema(new Firm()));
            for (String sql :
                    new String[] {
                        "select t.title, count(*) n, sum(s.pay) total, max(s.name) last from"
                            + " firm.staff s join firm.teams t on s.team = t.id group by t.title"
                            + " order by 1",
                        "select name, rank() over (partition by team order by pay desc) r from"
                            + " firm.staff order by name",
                        "select upper(name) || '-' || cast(pay as varchar(10)) x, case when pay >"
                            + " 70 then 'hi' else 'lo' end y from firm.staff where name like '%n%'"
                            + " or pay between 60 and 61",
                        "select extract(year from date '2020-02-03') a, floor(3.7) b,"
                            + " substring('abcdef' from 2 for 3) c",
                        "explain plan for select * from firm.staff where id in (select id from"
                            + " firm.teams)",
                        "select nosuch from firm.staff",
                        "selec",
                        "select 1/0 from firm.staff"
                    }) {
                try (Statement s = c.createStatement();
                        ResultSet r = s.executeQuery(sql)) {
                    int n = r.getMetaData().getColumnCount();
                    while (r.next()) {
                        StringBuilder b = new StringBuilder();
                        for (int i = 1; i <= n; i++)
                            b.append(r.getMetaData().getColumnLabel(i))
                                    .append('=')
                                    .append(r.getObject(i))
                                    .append(' ');
                        System.out.println(b);
                    }
                } catch (SQLException e) {
                    for (Throwable t = e; t != null; t = t.getCause())
                        System.out.println(t.getClass().getName() + ": " + t.getMessage());
                }
            }
        }
    }
}
