import type { SourceLocation } from '../../../src/lesson/problem.ts';

/**
 * A workflow command of GitHub Actions that shows a message on a line of a file
 * (docs.github.com, "Workflow commands for GitHub Actions").
 */
export function annotation(
  level: 'error' | 'warning',
  { file, line, column }: SourceLocation,
  message: string,
  title?: string,
): string {
  const place = { file, line: String(line), col: String(column) };
  const properties = { ...place, ...(title !== undefined && { title }) };
  const list = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(value)}`,
  );
  return `::${level} ${list.join(',')}::${escapeData(message)}`;
}

/** The same for what has no line: a whole file, or nothing at all that has a name. */
export function fileAnnotation(
  level: 'error' | 'warning',
  file: string | undefined,
  message: string,
): string {
  const place = file === undefined ? '' : ` file=${escapeProperty(file)}`;
  return `::${level}${place}::${escapeData(message)}`;
}

/** On GitHub, says a message on a line of the MDX too. */
export function annotate(
  progress: { say(line: string): void },
  ...args: Parameters<typeof annotation>
): void {
  if (process.env['GITHUB_ACTIONS']) progress.say(annotation(...args));
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
