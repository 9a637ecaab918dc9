package dev.parley.standalone;

import dev.parley.standalone.process.ServiceFailure;
import dev.parley.standalone.stage.Running;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/** Starts Parley on this machine: {@code demo} plays the story and ends, {@code up} stays until it is stopped. */
public final class Standalone {
    private static final int WRONG_USE = 2;

    private Standalone() {}

    public static void main(String[] arguments) {
        var terminal = Terminal.standard();
        Path root = Path.of(System.getProperty("parley.root", "")).toAbsolutePath();
        String command = arguments.length == 1 ? arguments[0] : "";
        int exitCode = switch (command) {
            case "demo" -> run(terminal, new Demo(terminal, root)::play);
            case "up" -> run(terminal, new Up(terminal, root)::stay);
            default -> {
                terminal.problem("usage: ./parley demo | up");
                yield WRONG_USE;
            }
        };
        System.exit(exitCode);
    }

    /** Whatever ends this process, orderly or by a signal, all that it started is stopped before it is gone. */
    private static int run(Terminal terminal, ToIntFunction<Running> command) {
        var running = new Running(terminal::problem);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "parley-stop"));
        try {
            return command.applyAsInt(running);
        } catch (RuntimeException failure) {
            if (!running.isClosing()) {
                terminal.problem(messageOf(failure));
            }
            return 1;
        } finally {
            running.close();
        }
    }

    private static String messageOf(RuntimeException failure) {
        Throwable cause = failure.getCause();
        String message = String.valueOf(failure.getMessage());
        return failure instanceof ServiceFailure || cause == null ? message : message + " (" + cause + ")";
    }
}
