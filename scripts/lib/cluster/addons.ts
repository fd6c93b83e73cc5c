import { parseAllDocuments } from 'yaml';
import type { Addon } from '../../../src/lesson/addons.ts';
import { poll } from '../poll.ts';
import { formatSeconds } from '../report/words.ts';
import { runTool, tool } from '../run-tool.ts';
import { UsageError } from '../usage-error.ts';
import { diagnoseWorkloads } from './diagnose-workloads.ts';
import type { KubeClient } from './kube-client.ts';
import type { Workload } from './workload.ts';
import { isWaitedFor, unready } from './workload.ts';

/** Images may have to be pulled. */
const READY_MS = 240_000;
const MANAGER = 'kubernetes-en-vivo';
/** Each cluster remembers, in annotations of this namespace, what was installed in it whole. */
const REMEMBERED = '/api/v1/namespaces/kube-system';

/** An addon with the text that installs it. */
export interface AddonToInstall {
  readonly addon: Addon;
  readonly manifest: string;
}

/** What is not ready yet; without an object where the cluster does not answer. */
interface Complaint {
  readonly object?: Workload;
  readonly text: string;
}

export interface InstallOptions {
  readonly client: KubeClient;
  readonly kubeconfig: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
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
    const objects = parseManifest(manifest);
    const isThere = await isInstalled(addon, objects, options);
    if (!isThere) {
      options.say(`Instalando el addon «${addon.name}»`);
      await apply(addon, objects, options);
    }
    await untilReady(addon, objects, options);
    if (!isThere) await remember(addon, options);
  }
}

function parseManifest(text: string): Workload[] {
  return parseAllDocuments(text).flatMap((document) => (document.toJS() as Workload | null) ?? []);
}

/** Whether it was installed whole once, by the same manifest, and nobody has removed it since. */
async function isInstalled(
  { name, sha256 }: Addon,
  objects: readonly Workload[],
  { client, signal }: InstallOptions,
): Promise<boolean> {
  const { metadata } = (await client.get(REMEMBERED, signal)) as {
    metadata: { annotations?: Record<string, string> };
  };
  if (metadata.annotations?.[keyOf(name)] !== sha256) return false;
  const found = await Promise.all(objects.filter(isWaitedFor).map((one) => read(one, client)));
  return !found.includes(undefined);
}

async function remember(
  { name, sha256 }: Addon,
  { kubeconfig, signal }: InstallOptions,
): Promise<void> {
  const args = ['annotate', '--overwrite', 'namespace', 'kube-system', `${keyOf(name)}=${sha256}`];
  await tool('kubectl', [...args, `--kubeconfig=${kubeconfig}`], { signal });
}

function keyOf(name: string): string {
  return `${MANAGER}/addon-${name}`;
}

/** Definitions first: the API server does not know an object's kind until it has taken in its definition. */
async function apply(
  addon: Addon,
  objects: readonly Workload[],
  options: InstallOptions,
): Promise<void> {
  const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  if (definitions.length > 0) {
    await applyObjects(addon, definitions, options);
    await untilReady(addon, definitions, options);
  }
  const rest = objects.filter((object) => !definitions.includes(object));
  await applyObjects(addon, rest, options);
}

async function applyObjects(
  { name }: Addon,
  items: readonly Workload[],
  { kubeconfig, signal }: InstallOptions,
): Promise<void> {
  const args = ['apply', '--server-side', '--force-conflicts', `--field-manager=${MANAGER}`];
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const rest = ['--filename=-', `--kubeconfig=${kubeconfig}`];
  const { code, stderr } = await runTool('kubectl', [...args, ...rest], { input, signal });
  if (code === 0) return;
  signal.throwIfAborted();
  throw new UsageError(`El clúster no admite el addon «${name}»:\n${stderr.trim()}`);
}

async function untilReady(
  { name }: Addon,
  objects: readonly Workload[],
  { client, kubeconfig, signal }: InstallOptions,
): Promise<void> {
  const waited = objects.filter(isWaitedFor);
  const check = async () => {
    const complaints = await Promise.all(waited.map((object) => complaintOf(object, client)));
    const found = complaints.flatMap((complaint) => complaint ?? []);
    return found.length > 0 ? found : undefined;
  };
  const explain = (error: unknown): Complaint[] => [{ text: String(error) }];
  const { wrong } = await poll({ withinMs: READY_MS }, check, explain, signal);
  if (wrong === undefined) return;
  const lines = wrong.map(({ text }) => `    ${text}`).join('\n');
  const sick = wrong.flatMap(({ object }) => object ?? []);
  throw new UsageError(
    `El addon «${name}» no está listo después de ${formatSeconds(READY_MS)}:\n${lines}\n\n` +
      `${await diagnoseWorkloads(sick, kubeconfig)}\n\n` +
      'Para empezar con un clúster nuevo: npm run examples -- --delete-cluster',
  );
}

async function complaintOf(object: Workload, client: KubeClient): Promise<Complaint | undefined> {
  const now = await read(object, client);
  const why = now ? unready({ ...now, kind: object.kind }) : 'no está';
  const { namespace, name } = object.metadata;
  const place = [namespace, name].filter(Boolean).join('/');
  return why === undefined ? undefined : { object, text: `${object.kind} ${place}: ${why}` };
}

async function read(
  { apiVersion = '', kind, metadata }: Workload,
  client: KubeClient,
): Promise<Workload | undefined> {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  const { name, namespace = 'default' } = metadata;
  const reference = { resource: `${kind.toLowerCase()}${group}`, name };
  return (await client.object(reference, namespace)) as Workload | undefined;
}
