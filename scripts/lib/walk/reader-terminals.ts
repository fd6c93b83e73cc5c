import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../../src/lesson/evidence.ts';
import type { TerminalSetting } from '../runner/lesson-session.ts';
import { shellEnvironment } from '../runner/shell-environment.ts';

/** Name of the Docker context by which the runner notes what a lesson makes. */
const CONTEXT = 'paseo';

/**
 * The terminals of somebody who has just opened one: an empty home, in which they begin, and nothing in the
 * environment but PATH, HOME and KUBECONFIG. Where Docker is comes from a context in that home, as with
 * Docker Desktop. `env` is how to reach a lesson's world; `scratch` a folder of the run.
 */
export function readerTerminals(
  env: Readonly<Record<string, string>>,
  scratch: string,
): TerminalSetting {
  const home = join(scratch, 'casa');
  mkdirSync(home);
  if (env['DOCKER_HOST'] !== undefined) writeDockerContext(home, env['DOCKER_HOST']);
  const { PATH = '' } = shellEnvironment(process.env);
  return {
    env: { PATH, HOME: home, KUBECONFIG: env['KUBECONFIG'] ?? '' },
    cwd: home,
    isPasted: true,
  };
}

/** What `docker context create` and `docker context use` write. */
function writeDockerContext(home: string, host: string): void {
  const folder = join(home, '.docker');
  const place = join(folder, 'contexts/meta', sha256(CONTEXT));
  mkdirSync(place, { recursive: true });
  const endpoints = { docker: { Host: host, SkipTLSVerify: false } };
  const context = { Name: CONTEXT, Metadata: {}, Endpoints: endpoints };
  writeFileSync(join(place, 'meta.json'), JSON.stringify(context));
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ currentContext: CONTEXT }));
}
