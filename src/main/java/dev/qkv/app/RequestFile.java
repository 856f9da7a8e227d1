package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.demo.DemoException;
import dev.qkv.exchange.MechanismJson;
import dev.qkv.exchange.MechanismRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A request to a mechanism from a file or standard input, and the answer where it is refused. */
final class RequestFile {
    private RequestFile() {}

    /** @param file {@code -} for standard input */
    static MechanismRequest read(Context context, String file) {
        try {
            if (file.equals("-")) {
                return MechanismRequest.read(context.in(), "standard input");
            }
            Path path = context.surroundings().folder().resolve(file);
            try (InputStream in = Files.newInputStream(path)) {
                return MechanismRequest.read(in, file);
            }
        } catch (NoSuchFileException e) {
            throw UserError.data(file + ": no such file");
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** The error of a mechanism with the exit code of its kind, as JSON where that was asked for. */
    static UserError refused(DemoException e, boolean json) {
        int exit = switch (e.code()) {
            case BAD_PARAM, UNKNOWN_MECHANISM -> ExitCode.USAGE;
            case BAD_INPUT, BAD_SHAPE -> ExitCode.DATA;
        };
        if (!json) {
            return new UserError(exit, String.valueOf(e.getMessage()));
        }
        StringWriter out = new StringWriter();
        try {
            MechanismJson.write(e, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return UserError.verbatim(exit, out.toString());
    }
}
