import { parse } from 'yaml';
import { collectionPath, type ApiResource } from '../../cluster/discovery.ts';
import type { KubeClient } from '../../cluster/kube-client.ts';
import { fetchUnix } from '../../http.ts';
import { plain, type Answer } from './compare.ts';
import { isObject } from './tree.ts';

/** Requests at a time. */
const PARALLEL = 16;
/** What `kubectl create --dry-run=server --validate=strict` asks with. */
const QUERY = 'dryRun=All&fieldValidation=Strict&fieldManager=kubectl-create';

/** What it says before what the decoder says. */
const PREAMBLE = /^.*? in version .*? cannot be handled as an? \w+: |^error decoding .*?: /;

/** The API server's word on a refusal. */
interface Status {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: {
    readonly causes?: readonly { readonly field?: string; readonly message?: string }[];
  };
}

/** What a live API server says of each document, in their order; nothing is created. */
export async function judgeByCluster(
  client: KubeClient,
  namespace: string,
  texts: readonly string[],
): Promise<Answer[]> {
  const resources = await client.resources();
  const answers: Answer[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < texts.length; at = next++) {
      answers[at] = await ask(client, resources, namespace, texts[at] ?? '');
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return answers;
}

async function ask(
  client: KubeClient,
  resources: readonly ApiResource[],
  namespace: string,
  text: string,
): Promise<Answer> {
  const { apiVersion, kind, metadata } = headOf(text);
  const [version, group = ''] = String(apiVersion).split('/').reverse();
  const resource = resources.find((one) => one.group === group && one.kind === kind);
  if (!resource || version === undefined) return { outcome: 'unknown', reasons: [] };
  const own = isObject(metadata) ? metadata['namespace'] : undefined;
  const place = typeof own === 'string' && own !== '' ? encodeURIComponent(own) : namespace;
  const path = collectionPath({ ...resource, version }, place);
  const type = text.startsWith('{') ? 'application/json' : 'application/yaml';
  const headers = { 'Content-Type': type, Accept: 'application/json' };
  const answer = await fetchUnix(client.service, `${path}?${QUERY}`, {
    method: 'POST',
    headers,
    body: text,
  });
  if (answer.status < 400) return { outcome: 'accepted', reasons: [] };
  if (!answer.body.startsWith('{')) return noRoute(answer.status, answer.body);
  return refusal(JSON.parse(answer.body) as Status, text);
}

function noRoute(status: number, body: string): Answer {
  if (status === 404) return { outcome: 'unknown', reasons: [] };
  throw new Error(`el API server respondió ${status}: ${body.slice(0, 300)}`);
}

function refusal({ message = '', reason, details }: Status, text: string): Answer {
  const causes = reason === 'Invalid' ? (details?.causes ?? []) : [];
  const sentences = causes.map((cause) => `${cause.field}: ${cause.message}`);
  const reasons = sentences.length > 0 ? sentences : [message.replace(PREAMBLE, '')];
  return { outcome: 'refused', reasons: plain(reasons, text) };
}

/** What kubectl looks at to know where to send it. */
function headOf(text: string): Record<string, unknown> {
  const value: unknown = text.startsWith('{')
    ? JSON.parse(text)
    : parse(text, { version: '1.1', uniqueKeys: false, logLevel: 'silent' });
  return isObject(value) ? value : {};
}
