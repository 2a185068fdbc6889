# Completion for fish. As ~/.config/fish/completions/dfc.fish, or: dfc completion fish | source

function __dfc_filter
    set -l word (commandline --current-token | string trim --left --chars "'\"")
    dfc complete --whole -- "$word" 2>/dev/null | string replace \t {{"\\v"}} | string replace --all \t ' ' | string replace {{"\\v"}} \t
end

complete -c dfc -f
{{range .}}{{$in := printf "__fish_seen_subcommand_from %s" .Name -}}
complete -c dfc -n __fish_use_subcommand -a {{.Name}} -d {{quote .Help}}
{{range .Flags}}complete -c dfc -n '{{$in}}'{{with short .}} -s {{.}}{{end}} -l {{.Name}}{{if not .IsBool}} -r{{if or (eq .Name "field") (eq .Name "filter")}} -a '(__dfc_filter)'{{else}} -F{{end}}{{end}} -d {{quote .Help}}
{{end}}{{range .Positional}}complete -c dfc -n '{{$in}}' {{if eq .Name "file"}}-F{{else if eq .Name "shell"}}-a 'bash zsh fish'{{else}}-a '(__dfc_filter)'{{end}}
{{end}}{{end}}