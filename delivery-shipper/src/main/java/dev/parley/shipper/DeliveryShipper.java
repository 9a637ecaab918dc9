package dev.parley.shipper;

import dev.parley.shipper.log.FollowedLog;
import dev.parley.shipper.log.PositionFile;
import dev.parley.shipper.post.DeliveriesEndpoint;
import dev.parley.shipper.post.EdgeKeyFile;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** {@code ./parley ship}: follows a proxy's access log and posts what was delivered, until it is stopped. */
public final class DeliveryShipper {
    /** Between the renaming of a log and the moment when the last worker of a proxy has opened the new one. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private DeliveryShipper() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream problems) {
        if (arguments.contains("--help")) {
            out.print(Options.USAGE);
            return DONE;
        }
        try {
            Options options = Options.parse(arguments);
            var key = new EdgeKeyFile(options.keyFile());
            key.read();
            return ship(options, key, out) ? DONE : FAILED;
        } catch (Options.UnusableOptions unusable) {
            problems.println(unusable.getMessage());
            problems.print(Options.USAGE);
            return MISUSED;
        } catch (IOException failure) {
            problems.println("cannot go on: " + failure.getMessage());
            return FAILED;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static boolean ship(Options options, EdgeKeyFile key, PrintStream out)
            throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        var journal = new Journal(out);
        var flow = new ShipFlow(
                options,
                new FollowedLog(options.log(), SETTLING, clock, journal::damaged),
                new DeliveriesEndpoint(options.parley(), key, clock),
                new PositionFile(options.position()),
                journal,
                Thread::sleep);
        boolean everything = flow.run();
        journal.ends();
        return everything;
    }
}
