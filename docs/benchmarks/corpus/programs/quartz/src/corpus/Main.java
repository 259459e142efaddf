package corpus;

import java.util.concurrent.CountDownLatch;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.CronExpression;
import org.quartz.impl.StdSchedulerFactory;

public class Main {
    static final CountDownLatch DONE = new CountDownLatch(2);

    public static class Tick implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            System.out.println("tick " + context.getMergedJobDataMap().getString("k"));
            DONE.countDown();
        }
    }

    public static void main(String[] args) throws Exception {
        Scheduler scheduler = StdSchedulerFactory.getDefaultScheduler();
        scheduler.scheduleJob(JobBuilder.newJob(Tick.class).usingJobData("k", "v").build(),
                TriggerBuilder.newTrigger().withSchedule(SimpleScheduleBuilder.simpleSchedule().withIntervalInMilliseconds(10).withRepeatCount(1)).build());
        scheduler.start();
        DONE.await();
        scheduler.shutdown(true);
        System.out.println(new CronExpression("0 0 12 * * ?").getExpressionSummary());
    }
}
