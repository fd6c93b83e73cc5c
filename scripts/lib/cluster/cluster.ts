import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Versions } from '../../../src/lesson/versions.ts';
import { poll } from '../poll.ts';
import { runTool, tool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';
import type { NodeContainer } from './node-containers.ts';
import { nodeContainers, startNodes } from './node-containers.ts';
import { sickNodes } from './node-health.ts';
import { Ownership } from './ownership.ts';

/** Name of the cluster that the runner makes. Tests give another one, so as not to touch a person's. */
const DEFAULT_NAME = 'kubernetes-en-vivo';
const CONFIG = join(import.meta.dirname, '../../../content/kind.yaml');
const READY_MS = 180_000;

export interface ClusterOptions {
  readonly stateFolder: string;
  readonly versions: Versions;
  /** Says, in one line, what takes time. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The kind cluster of the course: made if it is not there, repaired if it is stale, refused if not ours. */
export class Cluster {
  readonly name = process.env['KEV_CLUSTER'] ?? DEFAULT_NAME;
  readonly kubeconfig: string;
  readonly #options: ClusterOptions;
  readonly #ownership: Ownership;

  constructor(options: ClusterOptions) {
    this.#options = options;
    this.kubeconfig = join(options.stateFolder, `${this.name}.kubeconfig`);
    const config = readFileSync(CONFIG, 'utf8');
    this.#ownership = new Ownership(
      options.stateFolder,
      this.name,
      config,
      options.versions.nodeImage,
    );
  }

  /** Leaves a cluster with all of its nodes Ready. Throws a {@link UsageError} if it is not the runner's. */
  async ensure(): Promise<void> {
    const { signal } = this.#options;
    const nodes = await this.nodes();
    if (nodes.length === 0) return this.#create();
    this.#refuseIfForeign(nodes);
    const record = this.#ownership.read();
    const sameRecipe = record?.recipe === this.#ownership.recipe;
    const complete = record?.nodes.length === nodes.length;
    if (sameRecipe && complete && (await this.#recover(nodes, signal))) return;
    this.#options.say('El clúster de una ejecución anterior no sirve: se hace de nuevo');
    await this.delete();
    await this.#create();
  }

  /** Deletes the cluster if it is the runner's own; does nothing if there is none. */
  async delete(): Promise<void> {
    const nodes = await this.nodes();
    if (nodes.length > 0) {
      this.#refuseIfForeign(nodes);
      await tool('kind', [
        'delete',
        'cluster',
        '--name',
        this.name,
        '--kubeconfig',
        this.kubeconfig,
      ]);
    }
    this.#ownership.forget();
  }

  /** To be called when it can't be put back as it was: the next {@link ensure} makes another one. */
  distrust(): Promise<void> {
    return this.#ownership.distrust();
  }

  /** The containers that are its nodes. */
  nodes(): Promise<NodeContainer[]> {
    return nodeContainers(this.name);
  }

  /** Starts nodes that are stopped, and what is stopped inside of them. */
  async start(signal: AbortSignal): Promise<void> {
    await startNodes(await this.nodes(), signal);
  }

  /** Waits until all of the nodes are at work. Rejects if they do not get there. */
  async untilReady(signal: AbortSignal): Promise<void> {
    const isComplete = this.#ownership.read()?.nodes.length === (await this.nodes()).length;
    if (isComplete && (await this.#allReady(signal))) return;
    throw new Error(`los nodos del clúster «${this.name}» no vuelven a estar listos`);
  }

  #refuseIfForeign(nodes: readonly NodeContainer[]): void {
    if (this.#ownership.covers(nodes)) return;
    throw new UsageError(
      `Hay un clúster de kind «${this.name}» que no hizo este ejecutor, y no lo va a tocar.\n` +
        `Si no te hace falta, bórralo tú: kind delete cluster --name ${this.name}`,
    );
  }

  async #create(): Promise<void> {
    const { say, versions, signal } = this.#options;
    say(`Creando el clúster «${this.name}» (${versions.nodeImage}, tres nodos)`);
    await this.#ownership.write(this.name, []);
    const args = ['create', 'cluster', '--name', this.name, '--image', versions.nodeImage];
    const rest = ['--config', CONFIG, '--kubeconfig', this.kubeconfig, '--wait', '180s'];
    const made = await runTool('kind', [...args, ...rest], { signal });
    if (made.code === 0) {
      const nodes = await this.nodes();
      await this.#ownership.write(
        this.name,
        nodes.map(({ id }) => id),
      );
      // kind waits for the control plane only.
      if (await this.#allReady(signal)) return;
    }
    await this.delete();
    signal.throwIfAborted();
    throw new UsageError(`kind no pudo crear el clúster:\n${made.stderr.trim()}`);
  }

  /** Starts what is stopped, if anything is. Gives whether all of the nodes are at work. */
  async #recover(nodes: readonly NodeContainer[], signal: AbortSignal): Promise<boolean> {
    const stopped = nodes.filter(({ state }) => state !== 'running');
    if (stopped.length === 0 && (await this.#allReady(signal, 0))) return true;
    if (stopped.length > 0) {
      const which = `${stopped.length} de los ${nodes.length} nodos, que estaban parados`;
      this.#options.say(`Arrancando ${which}`);
    }
    await startNodes(nodes, signal);
    return this.#allReady(signal);
  }

  async #allReady(signal: AbortSignal, withinMs = READY_MS): Promise<boolean> {
    const exported = ['export', 'kubeconfig', '--name', this.name, '--kubeconfig', this.kubeconfig];
    const check = async () => {
      const { code, stderr } = await runTool('kind', exported, { signal });
      return code === 0 ? sickNodes(await this.nodes(), this.kubeconfig) : stderr;
    };
    const { wrong } = await poll({ withinMs }, check, String, signal);
    return wrong === undefined;
  }
}
