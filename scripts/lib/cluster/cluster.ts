import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Versions } from '../../../src/lesson/versions.ts';
import { poll } from '../poll.ts';
import { runTool, tool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';
import { Ownership } from './ownership.ts';

/** Name of the cluster that the runner makes. Tests give another one, so as not to touch a person's. */
const DEFAULT_NAME = 'kubernetes-en-vivo';
const CONFIG = join(import.meta.dirname, 'kind.yaml');
const READY_MS = 60_000;
/** A kubelet renews its lease each 10 s; one that has been silent for longer than this is not well. */
const LEASE_MS = 25_000;

export interface ClusterOptions {
  readonly stateFolder: string;
  readonly versions: Versions;
  /** Says, in one line, what takes time. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

interface NodeContainer {
  readonly id: string;
  readonly createdAt: number;
  readonly state: string;
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
    const nodes = await this.#nodes();
    if (nodes.length === 0) return this.#create();
    this.#refuseIfForeign(nodes);
    const record = this.#ownership.read();
    const sameRecipe = record?.recipe === this.#ownership.recipe;
    const complete = record?.nodes.length === nodes.length;
    if (sameRecipe && complete && (await this.#repair(nodes))) return;
    this.#options.say('El clúster de una ejecución anterior no sirve: se hace de nuevo');
    await this.delete();
    await this.#create();
  }

  /** Deletes the cluster if it is the runner's own; does nothing if there is none. */
  async delete(): Promise<void> {
    const nodes = await this.#nodes();
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
      const nodes = await this.#nodes();
      await this.#ownership.write(
        this.name,
        nodes.map(({ id }) => id),
      );
      // kind waits for the control plane only.
      if (await this.#allReady(nodes.length, new Date(0))) return;
    }
    await this.delete();
    signal.throwIfAborted();
    throw new UsageError(`kind no pudo crear el clúster:\n${made.stderr.trim()}`);
  }

  /** Starts nodes that are stopped. Gives whether all of the nodes got Ready. */
  async #repair(nodes: readonly NodeContainer[]): Promise<boolean> {
    const { say, signal } = this.#options;
    const stopped = nodes.filter(({ state }) => state !== 'running').map(({ id }) => id);
    if (stopped.length === 0) return this.#allReady(nodes.length, new Date(Date.now() - LEASE_MS));
    const since = new Date();
    say(`Arrancando ${stopped.length} de los ${nodes.length} nodos, que estaban parados`);
    await runTool('docker', ['unpause', ...stopped]);
    await runTool('docker', ['start', ...stopped], { signal });
    return this.#allReady(nodes.length, since);
  }

  async #allReady(count: number, since: Date): Promise<boolean> {
    const { signal } = this.#options;
    const exported = ['export', 'kubeconfig', '--name', this.name, '--kubeconfig', this.kubeconfig];
    const check = async () => {
      const { code, stderr } = await runTool('kind', exported, { signal });
      if (code !== 0) return stderr;
      return (await this.#readyNodes(since)) === count ? undefined : 'faltan nodos';
    };
    const { wrong } = await poll({ withinMs: READY_MS, forMs: 0 }, check, String, signal);
    return wrong === undefined;
  }

  /** Nodes that are Ready and whose kubelet has spoken since a moment: a Ready of before proves nothing. */
  async #readyNodes(since: Date): Promise<number> {
    const get = (what: string[]) =>
      runTool('kubectl', ['get', ...what, '--kubeconfig', this.kubeconfig, '--request-timeout=5s']);
    const ready = '{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\\n"}{end}';
    const renewed = '{range .items[*]}{.spec.renewTime}{"\\n"}{end}';
    const [nodes, leases] = await Promise.all([
      get(['nodes', `-o=jsonpath=${ready}`]),
      get(['leases', '--namespace=kube-node-lease', `-o=jsonpath=${renewed}`]),
    ]);
    const count = (text: string, holds: (line: string) => boolean) =>
      text.split('\n').filter(holds).length;
    return Math.min(
      count(nodes.stdout, (line) => line === 'True'),
      count(leases.stdout, (line) => Date.parse(line) >= since.getTime()),
    );
  }

  async #nodes(): Promise<NodeContainer[]> {
    const filter = `label=io.x-k8s.kind.cluster=${this.name}`;
    const format = '{{.ID}} {{.State}} {{.CreatedAt}}';
    const args = ['ps', '--all', '--no-trunc', '--filter', filter, '--format', format];
    const lines = (await tool('docker', args)).split('\n').filter(Boolean);
    return lines.map((line) => {
      // Docker writes `2026-11-22 10:00:01 +0000 UTC`: the name of the zone says nothing more.
      const [id = '', state = '', ...created] = line.split(' ');
      return { id, state, createdAt: Date.parse(created.slice(0, 3).join(' ')) };
    });
  }
}
