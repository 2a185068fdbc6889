#compdef dfc
# Completion for zsh. As a file _dfc in a folder of $fpath, or in ~/.zshrc after compinit: source <(dfc completion zsh)

_dfc() {
  local line state
  _arguments -C '1:command:->command' '*::argument:->argument'
  case $state in
  command)
    local -a commands=(
{{- range .}}
      {{printf "%s:%s" .Name .Help | quote}}
{{- end}}
    )
    _describe command commands ;;
  argument)
    case $words[1] in
{{- range .}}
    {{.Name}})
      _arguments -s \
{{- range .Flags}}{{$f := .}}{{range names .}}
        {{.}}{{if not $f.IsBool}}':{{$f.Name}}:{{if or (eq $f.Name "field") (eq $f.Name "filter")}}_dfc_filter{{else}}_files{{end}}'{{end}} \
{{- end}}{{end}}
        {{range $i, $p := .Positional}}{{if .IsCumulative}}'*:{{.Name}}:{{else}}'{{if eq $i 0}}1{{else}}2{{end}}:{{.Name}}:{{end}}
{{- if eq .Name "file"}}_files{{else if eq .Name "shell"}}(bash zsh fish){{else}}_dfc_filter{{end}}' {{end}};;
{{- end}}
    esac ;;
  esac
}

_dfc_filter() {
  local -a texts shown
  local text type title
  while IFS=$'\t' read -r text type title; do
    texts+=("$text")
    shown+=("$text  $type  $title")
  done < <(dfc complete --whole -- "${(Q)PREFIX}" 2>/dev/null)
  compadd -U -l -S '' -d shown -a texts
}

compdef _dfc dfc
