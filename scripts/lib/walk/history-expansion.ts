import { runTool } from '../run-tool.ts';

/** Says, for each text that comes on stdin, whether bash would change it before it runs it. */
const SCRIPT = `set -o history
while IFS= read -r -d '' text; do
  set -H
  if expanded=$(history -p -- "$text" 2>/dev/null) && [[ $expanded == "$text" ]]; then
    printf 0
  else
    printf 1
  fi
  set +H
done`;

/**
 * Which of these texts an interactive bash would change before it runs them: it takes a `!` outside of single
 * quotes for a reference to its history. A script does no such thing, so only who pastes finds out.
 */
export async function changedByHistory(texts: readonly string[]): Promise<boolean[]> {
  const input = texts.map((text) => `${text.trimEnd()}\0`).join('');
  const { stdout } = await runTool('bash', ['--noprofile', '--norc', '-c', SCRIPT], { input });
  return [...stdout].map((answer) => answer === '1');
}
