import { delimiter } from 'node:path';

/** What a terminal needs from the one that started the runner; the rest of it is not the reader's. */
const INHERITED = ['HOME', 'USER', 'LOGNAME', 'TMPDIR', 'DOCKER_CONFIG', 'XDG_RUNTIME_DIR'];

/**
 * The environment of a lesson's terminal: the same wherever it runs (language, time zone, no colours, no
 * pager), and without what npm adds to the PATH, since a reader's terminal does not have it.
 */
export function shellEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = INHERITED.flatMap((name) =>
    env[name] === undefined ? [] : [[name, env[name]] as const],
  );
  const path = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/]/.test(`${folder}/`));
  const fixed = {
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    TERM: 'dumb',
    NO_COLOR: '1',
    PAGER: 'cat',
  };
  return { ...Object.fromEntries(kept), ...fixed, PATH: path.join(delimiter) };
}
