# A terminal of a lesson: one bash that lives as long as the lesson, so that variables, functions and the
# directory last from step to step. It reads requests on fd 3, one a line: the path of a step's file, the
# pseudo-terminal that it runs on (or nothing) and the names of the variables that it leaves, separated by
# US (0x1f). It sources the file and answers on fd 4 with the exit code and the variables, each ended by
# NUL. A nonce on stdout and stderr marks where the step's own output ends.
#
# A command that fails in the middle of a block ends the block with its exit code: the ERR trap returns
# from the sourced file. Where bash itself ignores a failure (if, while, ||, !), so does the trap. An
# interrupt (Ctrl-C) ends the block too, also in the middle of a loop, but never the terminal.
#
# With a device as third argument it is the terminal of a person who pastes: steps read from that device,
# and bash is left as it comes, so that what follows a command that fails runs all the same.
exec 7>&1 8>&2
__kev_nonce=$1 __kev_driver=${BASH_SOURCE[0]} __kev_stdin=${3:-/dev/null}
if [[ $2 ]]; then ulimit -S -u "$2"; fi
if [[ ! $3 ]]; then
  set -E -o pipefail
  trap '__kev_status=$?; [[ ${BASH_SOURCE[0]} == "$__kev_driver" ]] || return $__kev_status' ERR
fi
shift 3
trap '[[ ${BASH_SOURCE[0]} == "$__kev_driver" ]] || return 130' INT
while true; do
  IFS=$'\x1f' read -r -u 3 __kev_step __kev_tty __kev_names
  __kev_status=$?
  # Above 128: a signal came while nothing ran.
  if [[ $__kev_status -gt 128 ]]; then continue; fi
  if [[ $__kev_status -ne 0 ]]; then break; fi
  if [[ $__kev_tty ]]; then
    source "$__kev_step" <"$__kev_tty" >"$__kev_tty" 2>&1 3<&- 4>&- 7>&- 8>&-
  else
    source "$__kev_step" <"$__kev_stdin" 3<&- 4>&- 7>&- 8>&-
  fi
  __kev_status=$?
  printf '%s' "$__kev_nonce" >&7
  printf '%s' "$__kev_nonce" >&8
  printf '%s\0' "$__kev_status" >&4
  # Split by hand: a step may have changed IFS. A set variable comes after `=`, so that empty is not unset.
  while [[ $__kev_names ]]; do
    __kev_name=${__kev_names%% *}
    if [[ -v $__kev_name ]]; then printf '=%s\0' "${!__kev_name}" >&4; else printf '\0' >&4; fi
    if [[ $__kev_names == *' '* ]]; then __kev_names=${__kev_names#* }; else __kev_names=; fi
  done
done
