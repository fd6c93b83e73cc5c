import { parse } from 'yaml';
import { collectionPath, type ApiResource } from '../../cluster/discovery.ts';
import type { KubeClient } from '../../cluster/kube-client.ts';
import { fetchUnix } from '../../http.ts';
import { runTool } from '../../run-tool.ts';
import { plain, type Answer } from './compare.ts';
import { isObject } from './tree.ts';

/** Requests at a time. */
const PARALLEL = 16;
/** What `kubectl create --dry-run=server --validate=strict` asks with. */
const QUERY = 'dryRun=All&fieldValidation=Strict&fieldManager=kubectl-create';

/** What it says around what the decoder says. */
const PREAMBLE =
  /^.*? in version .*? cannot be handled as an? \w+: |^error decoding .*?: |^the object provided is unrecognized \(must be of type \w+\): /;
/** The start of a text that it could not read, in hexadecimal. */
const EXCERPT = / \([\da-f]+ \.\.\.\)$/;
/** What it says where it has nothing at the path of an object. */
const NO_RESOURCE = 'the server could not find the requested resource';

/** What comes of a request on which its code panics: it breaks off, and goes on with the next one. */
const PANIC = 'INTERNAL_ERROR; received from peer';

/** What kubectl says around the reason for which it sends nothing. */
const KUBECTL_PREAMBLE =
  /^error: (?:error validating "STDIN": error validating data: |unable to decode "STDIN": )/;
const KUBECTL_ADVICE = /; if you choose to ignore these errors, .*$/s;

/** The API server's word on a refusal. */
interface Status {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: {
    readonly causes?: readonly { readonly field?: string; readonly message?: string }[];
  };
}

/** A live cluster, for what kubectl sends it and for what kubectl does not. */
export interface LiveCluster {
  readonly client: KubeClient;
  /** Flags of kubectl that name it. */
  readonly flags: readonly string[];
  /** Where objects are asked into that name no namespace. */
  readonly namespace: string;
}

/** What a live API server says of each document, in their order; nothing is created. */
export async function judgeByCluster(
  cluster: LiveCluster,
  texts: readonly string[],
): Promise<Answer[]> {
  const resources = await cluster.client.resources();
  const answers: Answer[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < texts.length; at = next++) {
      answers[at] = await ask(cluster, resources, texts[at] ?? '');
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return answers;
}

async function ask(
  cluster: LiveCluster,
  resources: readonly ApiResource[],
  text: string,
): Promise<Answer> {
  const path = pathFor(text, resources, cluster.namespace);
  if (path === undefined) return askKubectl(cluster, text);
  const type = isJson(text) ? 'application/json' : 'application/yaml';
  const headers = { 'Content-Type': type, Accept: 'application/json' };
  const answer = await fetchUnix(cluster.client.service, `${path}?${QUERY}`, {
    method: 'POST',
    headers,
    body: text,
  });
  if (answer.status < 400) return { outcome: 'accepted', reasons: [] };
  if (!answer.body.startsWith('{')) return noRoute(answer.status, answer.body);
  const status = JSON.parse(answer.body) as Status;
  if (status.message === NO_RESOURCE) return { outcome: 'unknown', reasons: [] };
  return refusal(status, text);
}

/** Where kubectl sends an object; nowhere, if it can't tell its kind or the cluster has none of that name. */
function pathFor(text: string, resources: readonly ApiResource[], namespace: string) {
  const { apiVersion, kind, metadata } = headOf(text);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || kind === '') return undefined;
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const resource = resources.find((one) => one.group === group && one.kind === kind);
  if (!resource || version === '') return undefined;
  const own = isObject(metadata) ? metadata['namespace'] : undefined;
  const place = typeof own === 'string' && own !== '' ? encodeURIComponent(own) : namespace;
  return collectionPath({ ...resource, version: encodeURIComponent(version) }, place);
}

/** kubectl's own word on what it does not send. */
async function askKubectl({ flags, namespace }: LiveCluster, text: string): Promise<Answer> {
  const create = ['create', '--dry-run=server', '--validate=strict', '-f', '-'];
  const args = [...flags, `--namespace=${namespace}`, ...create];
  const { code, stderr } = await runTool('kubectl', args, { input: text });
  if (code === 0) return { outcome: 'accepted', reasons: [] };
  if (stderr.includes('no matches for kind') || stderr.includes(NO_RESOURCE))
    return { outcome: 'unknown', reasons: [] };
  const said = stderr.replace(KUBECTL_PREAMBLE, '').replace(KUBECTL_ADVICE, '').trim();
  const reasons = /^\[(.*)\]$/s.exec(said)?.[1]?.split(', ') ?? [said];
  return { outcome: 'refused', reasons: plain(reasons, text) };
}

function noRoute(status: number, body: string): Answer {
  if (status === 404) return { outcome: 'unknown', reasons: [] };
  if (body.includes(PANIC)) return { outcome: 'refused', reasons: ['(panic)'] };
  throw new Error(`el API server respondió ${status}: ${body.slice(0, 300)}`);
}

function refusal({ message = '', reason, details }: Status, text: string): Answer {
  const causes = reason === 'Invalid' ? (details?.causes ?? []) : [];
  const sentences = causes.map((cause) => `${cause.field}: ${cause.message}`);
  const reasons =
    sentences.length > 0 ? sentences : [message.replace(PREAMBLE, '').replace(EXCERPT, '')];
  return { outcome: 'refused', reasons: plain(reasons, text) };
}

/** Whether a text is JSON, and not only YAML that begins like it. */
function isJson(text: string): boolean {
  try {
    return text.startsWith('{') && JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

/** What kubectl looks at to know where to send an object. */
function headOf(text: string): Record<string, unknown> {
  const value: unknown = isJson(text)
    ? JSON.parse(text)
    : parse(text, { version: '1.1', uniqueKeys: false, logLevel: 'silent' });
  return isObject(value) ? value : {};
}
