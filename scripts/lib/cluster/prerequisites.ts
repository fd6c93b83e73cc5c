import { runTool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';

interface Prerequisite {
  readonly name: string;
  /** A call that succeeds only if the tool can really be used. */
  readonly probe: readonly [command: string, ...args: string[]];
  readonly get: string;
}

const DOCKER: Prerequisite = {
  name: 'Docker',
  probe: ['docker', 'version', '--format', '{{.Server.Version}}'],
  get: 'https://docs.docker.com/engine/install/ (y comprueba que el servicio esté en marcha: docker info)',
};
const KIND: Prerequisite = {
  name: 'kind',
  probe: ['kind', 'version'],
  get: 'https://kind.sigs.k8s.io/docs/user/quick-start/#installation',
};
const KUBECTL: Prerequisite = {
  name: 'kubectl',
  probe: ['kubectl', 'version', '--client'],
  get: 'https://kubernetes.io/es/docs/tasks/tools/',
};

/** What the tools said of themselves, by name in lower case. */
export type ToolVersions = Readonly<Record<'docker' | 'kind' | 'kubectl', string>>;

/**
 * Checks that Docker (with its daemon), kind and kubectl can be used; on a cluster of the person's own,
 * kubectl alone. Throws one {@link UsageError} that names all that is missing and how to get each. The
 * version of what is not needed is empty.
 */
export async function checkPrerequisites({ isOwnCluster = false } = {}): Promise<ToolVersions> {
  const tools = isOwnCluster ? [KUBECTL] : [DOCKER, KIND, KUBECTL];
  const found = await Promise.all(
    tools.map(({ probe: [command, ...args] }) => probe(command, args)),
  );
  const missing = tools.filter((_, index) => found[index]?.version === undefined);
  if (missing.length > 0) {
    const lines = missing.map((item) => {
      const why = found[tools.indexOf(item)]?.why;
      return `  · ${item.name}${why ? ` (${why})` : ''}\n      ${item.get}`;
    });
    throw new UsageError(
      `Para ejecutar los ejemplos hace falta algo más en esta máquina:\n${lines.join('\n')}\n` +
        'Leer el curso (npm start) y probarlo (npm test) no lo necesita.',
    );
  }
  const version = (tool: Prerequisite) =>
    /\d+\.\d+\.\d+/.exec(found[tools.indexOf(tool)]?.version ?? '')?.[0] ?? '';
  return { docker: version(DOCKER), kind: version(KIND), kubectl: version(KUBECTL) };
}

async function probe(command: string, args: readonly string[]) {
  try {
    const { code, stdout, stderr } = await runTool(command, args, { timeoutMs: 20_000 });
    if (code === 0) return { version: stdout };
    return { why: stderr.trim().split('\n').at(-1) || `termina con código ${code}` };
  } catch {
    return { why: 'no está instalado' };
  }
}
