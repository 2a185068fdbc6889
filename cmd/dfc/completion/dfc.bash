# Completion for bash. In ~/.bashrc: source <(dfc completion bash)

_dfc() {
  local word=$2 before=$3 flags= values= arguments= i n=0
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '{{range .}}{{.Name}} {{end}}' -- "$word")
    return
  fi
  case ${COMP_WORDS[1]} in
{{- range .}}
  {{.Name}})
    flags='{{range .Flags}}{{range names .}}{{.}} {{end}}{{end}}'
    values=' {{range .Flags}}{{if not .IsBool}}{{range names .}}{{.}} {{end}}{{end}}{{end}}'
    arguments='{{range .Positional}}{{.Name}} {{end}}' ;;
{{- end}}
  esac
  if [[ $values == *" $before "* ]]; then
    case $before in
    -e | --field | -f | --filter) _dfc_filter "$word" ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
    return
  fi
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$word")
    return
  fi
  for ((i = 2; i < COMP_CWORD; i++)); do # the arguments before this one
    [[ ${COMP_WORDS[i]} == -* || $values == *" ${COMP_WORDS[i - 1]} "* ]] || n=$((n + 1))
  done
  set -- $arguments
  [ "$n" -lt $# ] || n=$(($# - 1))
  shift "$n"
  case $1 in
  filter | pattern) _dfc_filter "$word" ;;
  file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
  shell) mapfile -t COMPREPLY < <(compgen -W 'bash zsh fish' -- "$word") ;;
  esac
}

_dfc_filter() {
  compopt -o nospace 2>/dev/null
  mapfile -t COMPREPLY < <(dfc complete --whole -- "$1" 2>/dev/null | cut -f1)
}

complete -F _dfc dfc
