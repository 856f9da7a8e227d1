package dev.qkv.cli;

/** Completion for zsh. */
final class ZshCompletion {
    static final String SCRIPT = """
        #compdef qkv
        # completion for qkv in zsh: put it into a folder of fpath as _qkv, or source it after compinit
        _qkv() {
            local line word tab=$'\\t'
            local -a found shown open
            for line in "${(@f)$(qkv completion words -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
                [[ -n $line ]] || continue
                if [[ $line == :files ]]; then
                    _files
                    return
                fi
                word=${line%%$tab*}
                if [[ $word == *= ]]; then
                    open+=("$word")
                else
                    found+=("$word")
                    if [[ $line == *$tab* ]]; then
                        shown+=("$word -- ${line#*$tab}")
                    else
                        shown+=("$word")
                    fi
                fi
            done
            (( $#open )) && compadd -U -S '' -a open
            (( $#found )) && compadd -U -l -d shown -a found
        }
        if [[ $funcstack[1] == _qkv ]]; then
            _qkv "$@"
        else
            compdef _qkv qkv
        fi
        """;

    private ZshCompletion() {}
}
