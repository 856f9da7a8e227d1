package dev.qkv.config;

import java.nio.file.Path;

/**
 * Where things are kept, by the XDG base directory specification; {@code QKV_HOME} puts all three under one folder.
 *
 * @param config settings
 * @param data banks and history, which nothing can rebuild
 * @param cache indexes, which can be rebuilt at any time
 */
public record Folders(Path config, Path data, Path cache) {
    public static Folders of(Surroundings surroundings) {
        String home = surroundings.env("QKV_HOME");
        if (!home.isEmpty()) {
            Path root = surroundings.folder().resolve(home);
            return new Folders(root.resolve("config"), root.resolve("data"), root.resolve("cache"));
        }
        return new Folders(
                folder(surroundings, "XDG_CONFIG_HOME", ".config"),
                folder(surroundings, "XDG_DATA_HOME", ".local/share"),
                folder(surroundings, "XDG_CACHE_HOME", ".cache"));
    }

    private static Path folder(Surroundings surroundings, String variable, String underHome) {
        String value = surroundings.env(variable);
        // the specification: a relative path is invalid and to be ignored
        if (value.startsWith("/")) {
            return Path.of(value, "qkv");
        }
        String user = surroundings.env("HOME");
        return Path.of(user.isEmpty() ? "/" : user).resolve(underHome).resolve("qkv");
    }
}
