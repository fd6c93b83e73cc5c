import { stripVTControlCharacters } from 'node:util';
import type { Output } from './output.ts';
import type { Printed } from './command.ts';

const OWN_FILE = /^\S*\/pasos\/paso-\d+\.sh: (?:line \d+: )?/gm;

/**
 * The text of a stream: UTF-8 with ANSI codes taken out, and each byte or control character that no page
 * can show as U+FFFD. bash names the step's file in its own errors; a reader's terminal says `bash`.
 */
export function readable({ bytes }: Output): string {
  const text = stripVTControlCharacters(bytes.toString('utf8'))
    .replace(/\r+\n/g, '\n')
    .replace(OWN_FILE, 'bash: ');
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');
}

/** Both streams as text. */
export function readableStreams({ stdout, stderr }: Printed) {
  return { stdout: readable(stdout), stderr: readable(stderr) };
}
