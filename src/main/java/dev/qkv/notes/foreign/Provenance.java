package dev.qkv.notes.foreign;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a folder comes from.
 *
 * @param commit of the Git checkout that it is in; empty for none
 * @param licence an SPDX identifier, {@code unknown} where the file is of no licence known here, empty where there is no file
 * @param licenceFile its name; empty for none
 */
public record Provenance(String commit, String licence, String licenceFile) {
    private static final int DEEPEST = 12;
    private static final int LONGEST = 100_000;
    private static final int LONGEST_NAME = 250;
    private static final int MOST_REFERENCES = 200_000;

    /** Reads what Git and the licence file say; nothing is run. */
    public static Provenance of(Path source) {
        Path folder =
                Files.isDirectory(source) ? source : source.toAbsolutePath().getParent();
        Path checkout = folder == null ? null : checkout(folder);
        Path git = checkout == null ? null : gitFolder(checkout.resolve(".git"));
        String commit = git == null ? "" : commit(git);
        Path licence = folder == null ? null : licence(folder);
        if (licence == null && checkout != null) {
            licence = licence(checkout);
        }
        return licence == null
                ? new Provenance(commit, "", "")
                : new Provenance(commit, kind(text(licence)), String.valueOf(licence.getFileName()));
    }

    private static @Nullable Path checkout(Path folder) {
        Path at = folder.toAbsolutePath().normalize();
        for (int i = 0; i < DEEPEST && at != null; i++) {
            if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return at;
            }
            at = at.getParent();
        }
        return null;
    }

    /** The folder that Git keeps for a checkout: of a worktree or submodule a file names it, and a worktree's folder names that file. */
    private static @Nullable Path gitFolder(Path git) {
        if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
            return git;
        }
        Path folder = named(git, "gitdir: ");
        if (folder == null) {
            return null;
        }
        Path back = folder.resolve("gitdir");
        boolean own = !Files.exists(back) || git.equals(named(back, ""));
        boolean placed = folder.toString().contains("/.git/worktrees/")
                || folder.toString().contains("/.git/modules/");
        return own && placed ? folder : null;
    }

    /** The path that a file holds, taken from its folder; null for none. */
    private static @Nullable Path named(Path file, String before) {
        String text = text(file).strip();
        try {
            return text.length() > before.length() && text.startsWith(before)
                    ? file.resolveSibling(text.substring(before.length())).normalize()
                    : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String commit(Path git) {
        String head = text(git.resolve("HEAD")).strip();
        if (!head.startsWith("ref: ")) {
            return hash(head);
        }
        String name = head.substring("ref: ".length()).strip();
        if (!isReference(name)) {
            return "";
        }
        Path common = named(git.resolve("commondir"), "");
        for (Path place : common == null ? List.of(git) : List.of(git, common)) {
            String loose = hash(text(place.resolve(name)).strip());
            String found = loose.isEmpty() ? packed(place.resolve("packed-refs"), name) : loose;
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** Whether Git allows the name, so that it leads to a place below its folder. */
    private static boolean isReference(String name) {
        return name.startsWith("refs/")
                && name.length() <= LONGEST_NAME
                && !name.contains("..")
                && name.chars().noneMatch(c -> c <= ' ' || c == 0x7F || "~^:?*[\\".indexOf(c) >= 0);
    }

    /** Of a file with a line for each reference, which may be long. */
    private static String packed(Path file, String name) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String end = " " + new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            for (int i = 0; i < MOST_REFERENCES; i++) {
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                if (line.endsWith(end)) {
                    return hash(line.substring(0, line.length() - end.length()));
                }
            }
        } catch (IOException e) {
            // no commit is known then
        }
        return "";
    }

    private static String hash(String text) {
        return text.matches("[0-9a-f]{40}([0-9a-f]{24})?") ? text : "";
    }

    private static @Nullable Path licence(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, path -> {
            String name = String.valueOf(path.getFileName()).toUpperCase(Locale.ROOT);
            return name.startsWith("LICEN") || name.startsWith("COPYING") || name.startsWith("UNLICENSE");
        })) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(file);
                }
            }
        } catch (IOException e) {
            return null;
        }
        found.sort(null);
        Path strictest = null;
        int most = -1;
        for (Path file : found) {
            int strict = found.size() == 1 ? 0 : strictness(kind(text(file)));
            if (strict > most) {
                most = strict;
                strictest = file;
            }
        }
        return strictest;
    }

    /** Of several licences the one that forbids most counts, and one that is not known may forbid anything. */
    private static int strictness(String kind) {
        return kind.contains("-NC") || kind.contains("-ND") ? 2 : kind.equals("unknown") ? 1 : 0;
    }

    private static String text(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return "";
            }
            byte[] bytes;
            try (java.io.InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LONGEST);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** The identifier of a licence's text. */
    static String kind(String licence) {
        String text = licence.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String creative = creative(text);
        if (!creative.isEmpty()) {
            return creative;
        }
        String[][] marks = {
            {"apache license", "version 2.0", "Apache-2.0"},
            {"gnu affero general public license", "version 3", "AGPL-3.0"},
            {"gnu lesser general public license", "version 3", "LGPL-3.0"},
            {"gnu general public license", "version 3", "GPL-3.0"},
            {"gnu general public license", "version 2", "GPL-2.0"},
            {"mozilla public license", "2.0", "MPL-2.0"},
            {"permission is hereby granted, free of charge", "the above copyright notice", "MIT"},
            {"redistribution and use in source and binary forms", "neither the name", "BSD-3-Clause"},
            {"redistribution and use in source and binary forms", "", "BSD-2-Clause"},
            {"this is free and unencumbered software", "", "Unlicense"},
            {"permission to use, copy, modify, and/or distribute this software", "", "ISC"},
        };
        for (String[] mark : marks) {
            if (text.contains(mark[0]) && text.contains(mark[1])) {
                return mark[2];
            }
        }
        return "unknown";
    }

    private static String creative(String text) {
        if (text.contains("cc0 1.0") || text.contains("creative commons zero")) {
            return "CC0-1.0";
        }
        boolean cc = text.contains("creative commons") || text.contains("cc by") || text.contains("cc-by");
        if (!cc || text.startsWith("mit")) {
            return "";
        }
        String start = text.substring(0, Math.min(2_000, text.length()));
        boolean nc = start.contains("noncommercial") || start.contains("non-commercial") || start.contains("-nc");
        boolean nd = start.contains("noderiv") || start.contains("no deriv") || start.contains("-nd");
        boolean sa = start.contains("sharealike") || start.contains("share alike") || start.contains("-sa");
        String version = start.contains("3.0") ? "3.0" : "4.0";
        return "CC-BY" + (nc ? "-NC" : "") + (nd ? "-ND" : sa ? "-SA" : "") + "-" + version;
    }
}
