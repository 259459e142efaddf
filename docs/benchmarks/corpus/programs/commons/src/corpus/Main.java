package corpus;

import java.io.StringReader;
import java.util.Map;
import org.apache.commons.beanutils.BeanUtils;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.format.DateTimeFormat;

public class Main {
    public static class Bean {
        private int count;
        private Bean inner;
        private String text;

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }

        public Bean getInner() {
            return inner;
        }

        public void setInner(Bean inner) {
            this.inner = inner;
        }

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }
    }

    public static void main(String[] args) throws Exception {
        Bean bean = new Bean();
        bean.setInner(new Bean());
        BeanUtils.populate(bean, Map.of("count", "5", "inner.text", "deep"));
        System.out.println(bean.getCount() + " " + BeanUtils.getProperty(bean, "inner.text"));
        for (CSVRecord record : CSVFormat.EXCEL.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader("a,b\n1,\"x,y\"\n"))) {
            System.out.println(record.toMap());
        }
        DateTime time = new DateTime(0, DateTimeZone.forID("Asia/Tokyo"));
        System.out.println(time.plusMonths(5) + " " + DateTimeFormat.forPattern("EEE dd MMM yyyy").withLocale(java.util.Locale.FRENCH).print(time));
    }
}
