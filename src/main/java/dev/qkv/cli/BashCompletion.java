package dev.qkv.cli;

/** Completion for bash. */
final class BashCompletion {
    /** Bash parts words at equals signs too, and an escaped space parts none, so the words are taken from the line. What is offered is escaped. */
    static final String SCRIPT = """
        # completion for qkv in bash: source this, or put it into bash-completion's folder
        _qkv() {
            local pieces words piece part='' line head=''
            local typed=${COMP_LINE:0:COMP_POINT}
            IFS=$' \\t' read -r -a pieces <<<"$typed"
            [[ $typed == *[[:space:]] && $typed != *'\\ ' ]] && pieces+=('')
            words=()
            for piece in "${pieces[@]:1}"; do
                if [[ $piece == *'\\' ]]; then
                    part+="${piece%?} "
                else
                    words+=("$part$piece")
                    part=''
                fi
            done
            [[ -n $part ]] && words+=("$part")
            piece=${words[${#words[@]}-1]}
            [[ $piece == *=* ]] && head=${piece%%=*}=
            COMPREPLY=()
            while IFS= read -r line; do
                if [[ $line == :files ]]; then
                    compopt -o default 2>/dev/null
                    return
                fi
                line=${line%%$'\\t'*}
                [[ $line == *= ]] && compopt -o nospace 2>/dev/null
                line=${line#"$head"}
                [[ -n $line ]] && COMPREPLY+=("$(printf '%q' "$line")")
            done < <(qkv completion words -- "${words[@]}" 2>/dev/null)
        }
        complete -o nosort -F _qkv qkv 2>/dev/null || complete -F _qkv qkv
        """;

    private BashCompletion() {}
}
