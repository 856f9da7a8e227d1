package dev.qkv.cli;

/** Completion for fish. */
final class FishCompletion {
    static final String SCRIPT = """
        # completion for qkv in fish
        function __qkv_words
            set -l before (commandline -opc)
            set -l found (qkv completion words -- $before[2..-1] (commandline -ct | string unescape) 2>/dev/null)
            if test "$found" = :files
                __fish_complete_path (commandline -ct)
            else
                printf '%s\\n' $found
            end
        end
        complete -c qkv -f -a '(__qkv_words)'
        """;

    private FishCompletion() {}
}
