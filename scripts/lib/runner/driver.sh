# The terminal of a lesson: one bash that lives as long as the lesson, so that variables, functions and the
# directory last from step to step. It reads the path of a step's file on fd 3, sources it, and answers
# with the exit code on fd 4. A nonce on stdout and stderr marks where the step's own output ends.
#
# A command that fails in the middle of a block ends the block with its exit code: the ERR trap returns
# from the sourced file. Where bash itself ignores a failure (if, while, ||, !), so does the trap.
exec 7>&1 8>&2
set -E -o pipefail
__kev_nonce=$1 __kev_driver=${BASH_SOURCE[0]}
shift
trap '__kev_status=$?; [[ ${BASH_SOURCE[0]} == "$__kev_driver" ]] || return $__kev_status' ERR
while IFS= read -r -u 3 __kev_step; do
  source "$__kev_step" </dev/null 3<&- 4>&- 7>&- 8>&-
  __kev_status=$?
  printf '%s' "$__kev_nonce" >&7
  printf '%s' "$__kev_nonce" >&8
  printf '%s\n' "$__kev_status" >&4
done
