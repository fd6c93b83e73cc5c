import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** Where Linux lists the sockets of TCP, and the state of one that listens (net/tcp_states.h). */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];
const LISTEN = '0A';

/**
 * Whether somebody listens on a TCP port of this machine. Asks the kernel where it can be asked: a
 * connection would be seen by who listens (`kubectl port-forward` says so for each one).
 */
export async function isListening(port: number): Promise<boolean> {
  const tables = TABLES.flatMap((file) => readTable(file) ?? []);
  if (tables.length === 0) return accepts(port);
  const local = new RegExp(String.raw`^\s*\d+: [0-9A-F]+:${hex(port)} \S+ ${LISTEN} `, 'm');
  return tables.some((table) => local.test(table));
}

function readTable(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function hex(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, '0');
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
