import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchUnix } from '../http.ts';
import { UsageError } from '../usage-error.ts';
import { ANSWER_WITHIN_MS, awaitNamespaceGone } from './namespace-removal.ts';
import type { OwnContext } from './own-context.ts';

/** Says in the cluster that the runner made a namespace, and in which run. */
const LABEL = 'kubernetes-en-vivo/espacio-de-leccion';
const RUN = 'kubernetes-en-vivo/ejecucion';
/** A lesson's Pods must not reach into the nodes: no privileges, no folders or network of the host. */
const POD_SECURITY = 'pod-security.kubernetes.io/enforce';
const RUN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Somebody's cluster may have load balancers and disks to give back. */
const MOVES_WITHIN_MS = 90_000;
const PATH = '/api/v1/namespaces';

interface NamespaceObject {
  readonly metadata: {
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** The one namespace that is made for a lesson in somebody's cluster; nothing else is ever removed there. */
export class OwnNamespace {
  readonly name: string;
  readonly #own: OwnContext;
  readonly #stateFolder: string;
  readonly #run: string;
  readonly #uid: string;

  private constructor(
    name: string,
    own: OwnContext,
    stateFolder: string,
    run: string,
    uid: string,
  ) {
    this.name = name;
    this.#own = own;
    this.#stateFolder = stateFolder;
    this.#run = run;
    this.#uid = uid;
  }

  /**
   * Makes the namespace. One of that name goes first if this machine remembers to have made it, in a run
   * that was killed or told to keep it; any other is refused with a {@link UsageError}.
   */
  static async make(
    name: string,
    own: OwnContext,
    stateFolder: string,
    signal: AbortSignal,
  ): Promise<OwnNamespace> {
    const found = await ownedByUs(name, own, stateFolder, signal);
    if (found) {
      const run = found.metadata.annotations?.[RUN] ?? '';
      await new OwnNamespace(name, own, stateFolder, run, found.metadata.uid).remove(signal);
    }
    const run = randomUUID();
    // Remembered before it exists, so that a killed run does not leave a namespace that nobody owns.
    writeFileSync(memoryOf(stateFolder, run), `${own.context} ${name}\n`);
    const uid = await create(name, run, own, signal);
    return new OwnNamespace(name, own, stateFolder, run, uid);
  }

  /** Removes it with all that is in it, unless it is another one by now. Rejects if it does not go. */
  async remove(signal?: AbortSignal): Promise<void> {
    const { client } = this.#own;
    const preconditions = { uid: this.#uid };
    const body = JSON.stringify({ kind: 'DeleteOptions', apiVersion: 'v1', preconditions });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetchUnix(client.service, `${PATH}/${this.name}`, {
      method: 'DELETE',
      headers,
      body,
      signal: signal ?? AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    // 404: it is gone; 409: it is another one, or already on its way.
    if (answer.status >= 400 && ![404, 409].includes(answer.status))
      throw new Error(saidBy(answer.body));
    const patience = { uid: this.#uid, movesWithinMs: MOVES_WITHIN_MS };
    await awaitNamespaceGone(client, this.name, { signal, ...patience });
    rmSync(memoryOf(this.#stateFolder, this.#run), { force: true });
  }
}

/**
 * The namespace of that name that this machine made and did not remove, if there is one. Rejects with a
 * {@link UsageError} if there is one that it did not make.
 */
export async function ownedByUs(
  name: string,
  own: OwnContext,
  stateFolder: string,
  signal: AbortSignal,
): Promise<NamespaceObject | undefined> {
  const found = (await own.client.get(`${PATH}/${name}`, signal)) as NamespaceObject | undefined;
  if (found && !isRemembered(found, stateFolder)) throw foreign(name, own.context);
  return found;
}

async function create(
  name: string,
  run: string,
  own: OwnContext,
  signal: AbortSignal,
): Promise<string> {
  const metadata = {
    name,
    labels: { [LABEL]: 'true', [POD_SECURITY]: 'baseline' },
    annotations: { [RUN]: run },
  };
  const body = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata });
  const headers = { 'Content-Type': 'application/json' };
  const options = { method: 'POST', headers, body, signal };
  const answer = await fetchUnix(own.client.service, PATH, options);
  if (answer.status === 201) return (JSON.parse(answer.body) as NamespaceObject).metadata.uid;
  throw new UsageError(
    `No se pudo crear el espacio de nombres «${name}» en «${own.context}»: ${saidBy(answer.body)}`,
  );
}

/** Whether this machine made a namespace: it says so itself, and names a run that is remembered here. */
function isRemembered({ metadata }: NamespaceObject, stateFolder: string): boolean {
  const run = metadata.annotations?.[RUN] ?? '';
  const isMarked = metadata.labels?.[LABEL] === 'true' && RUN_ID.test(run);
  return isMarked && existsSync(memoryOf(stateFolder, run));
}

function memoryOf(stateFolder: string, run: string): string {
  return join(stateFolder, `${run}.espacio`);
}

function foreign(name: string, context: string): UsageError {
  return new UsageError(
    `En «${context}» ya hay un espacio de nombres «${name}» que no hizo este ejecutor en esta máquina, y no lo va a tocar.\n` +
      `Si es tuyo y no te hace falta, bórralo tú: kubectl --context ${context} delete namespace ${name}`,
  );
}

function saidBy(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? body;
  } catch {
    return body.trim();
  }
}
