package dev.qkv.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the terminal, says what it heard, and shows the next line typed. {@code BackgroundMain TYPE MILLISECONDS} */
public final class BackgroundMain {
    private BackgroundMain() {}

    public static void main(String[] args) throws IOException {
        Boolean light = Background.isLight(args[0], Duration.ofMillis(Long.parseLong(args[1])));
        System.out.println("heard " + light);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("then <" + in.readLine() + ">");
    }
}
