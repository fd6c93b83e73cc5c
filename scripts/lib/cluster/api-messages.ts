/** Why a request does not pass, as the API server would tell it. */
export interface Refusal {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
}

type Headers = Readonly<Record<string, readonly string[] | undefined>>;

/** Of one connection each, or the guard's own: the other side does not get them. */
const OWN = [
  'authorization',
  'connection',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
];

/** Headers for the other side of the guard. */
export function passedOn(headers: Headers): Record<string, string | string[]> {
  const kept = Object.entries(headers).filter(([name]) => !OWN.includes(name));
  // One value as itself: Node wants some headers, as the length, to be no list.
  return Object.fromEntries(
    kept.map(([name, values = []]) => [
      name,
      values.length === 1 ? (values[0] ?? '') : [...values],
    ]),
  );
}

/** The first lines of an answer, for a connection that Node's server does not write to any more. */
export function headLines(
  code: number,
  reason: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const lines = Object.entries(headers).flatMap(([name, values = []]) =>
    [values].flat().map((value) => `${name}: ${value}`),
  );
  return `HTTP/1.1 ${code} ${reason}\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** A refusal in the form in which kubectl shows its message. */
export function statusOf(refusal: Refusal): string {
  return JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', ...refusal });
}

/** A whole answer that refuses, and ends the connection. */
export function plainAnswer(refusal: Refusal): string {
  const body = statusOf(refusal);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  return headLines(refusal.code, refusal.reason, headers) + body;
}
