import { parse } from 'yaml';
import type { Addon } from '../../../src/lesson/addons.ts';
import { formatSeconds } from '../report/words.ts';
import { runTool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';
import { diagnoseWorkloads } from './diagnose-workloads.ts';
import type { KubeClient } from './kube-client.ts';
import { notedKeys, noteOf, readNotes, writeNotes } from './notes.ts';
import { readWorkload, waitReady } from './wait-ready.ts';
import type { Workload } from './workload.ts';
import { isWaitedFor } from './workload.ts';

/** Images may have to be pulled. */
const READY_MS = 240_000;
const MANAGER = 'kubernetes-en-vivo';

/** An addon with the text that installs it. */
export interface AddonToInstall {
  readonly addon: Addon;
  readonly manifest: string;
}

/** An object of a manifest, and its text. */
interface Part {
  readonly object: Workload;
  readonly text: string;
}

export interface InstallOptions {
  readonly client: KubeClient;
  readonly kubeconfig: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** The longest that each addon may take to get ready, in ms; some minutes unless given. */
  readonly readyMs?: number;
}

/**
 * Leaves a cluster with these addons at work. What this very cluster already has is not applied again.
 * Rejects with a {@link UsageError} that says what did not get ready, and what its events and logs say.
 */
export async function installAddons(
  addons: readonly AddonToInstall[],
  options: InstallOptions,
): Promise<void> {
  for (const { addon, manifest } of addons) {
    const parts = parseManifest(manifest);
    const objects = parts.map(({ object }) => object);
    const isThere = await isInstalled(addon, objects, options);
    if (!isThere) {
      options.say(`Instalando el addon «${addon.name}»`);
      await apply(addon, parts, options);
    }
    await untilReady(addon, objects, options);
    if (!isThere)
      await writeNotes({ [keyOf(addon.name)]: addon.sha256 }, options.kubeconfig, options.signal);
  }
}

/** Names of the addons that a cluster remembers to have. */
export async function installedAddons(client: KubeClient, signal: AbortSignal): Promise<string[]> {
  const prefix = keyOf('');
  return notedKeys(await readNotes(client, signal))
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}

/** Each object with its own bytes, which are what is applied: Kubernetes reads YAML 1.1 (`0644` is octal). */
function parseManifest(text: string): Part[] {
  return text.split(/^---\s*$/m).flatMap((part) => {
    const object = parse(part) as Workload | null;
    return object ? { object, text: part } : [];
  });
}

/** Whether it was installed whole once, by the same manifest, and nobody has removed it since. */
async function isInstalled(
  { name, sha256 }: Addon,
  objects: readonly Workload[],
  { client, signal }: InstallOptions,
): Promise<boolean> {
  if (noteOf(await readNotes(client, signal), keyOf(name)) !== sha256) return false;
  const read = (one: Workload) => readWorkload(one, client);
  const found = await Promise.all(objects.filter(isWaitedFor).map(read));
  return !found.includes(undefined);
}

function keyOf(name: string): string {
  return `addon-${name}`;
}

/** Definitions first: the API server does not know an object's kind until it has taken in its definition. */
async function apply(addon: Addon, parts: readonly Part[], options: InstallOptions): Promise<void> {
  const definitions = parts.filter(({ object }) => object.kind === 'CustomResourceDefinition');
  if (definitions.length > 0) {
    await applyParts(addon, definitions, options);
    const objects = definitions.map(({ object }) => object);
    await untilReady(addon, objects, options);
  }
  const rest = parts.filter((part) => !definitions.includes(part));
  await applyParts(addon, rest, options);
}

async function applyParts(
  { name }: Addon,
  parts: readonly Part[],
  { kubeconfig, signal }: InstallOptions,
): Promise<void> {
  const args = ['apply', '--server-side', '--force-conflicts', `--field-manager=${MANAGER}`];
  const input = parts.map(({ text }) => text).join('\n---\n');
  const rest = ['--filename=-', `--kubeconfig=${kubeconfig}`];
  const { code, stderr } = await runTool('kubectl', [...args, ...rest], { input, signal });
  if (code === 0) return;
  signal.throwIfAborted();
  throw new UsageError(`El clúster no admite el addon «${name}»:\n${stderr.trim()}`);
}

async function untilReady(
  { name }: Addon,
  objects: readonly Workload[],
  { client, kubeconfig, signal, readyMs = READY_MS }: InstallOptions,
): Promise<void> {
  const wrong = await waitReady(objects, { client, withinMs: readyMs, signal });
  if (wrong.length === 0) return;
  const lines = wrong.map(({ text }) => `    ${text}`).join('\n');
  const sick = wrong.flatMap(({ object }) => object ?? []);
  throw new UsageError(
    `El addon «${name}» no está listo después de ${formatSeconds(readyMs)}:\n${lines}\n\n` +
      `${await diagnoseWorkloads(sick, kubeconfig)}\n\n` +
      'Para empezar con un clúster nuevo: npm run examples -- --delete-cluster',
  );
}
