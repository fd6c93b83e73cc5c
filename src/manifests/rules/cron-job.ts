import type { Rule } from './index.ts';

/** Fields of a schedule: name, least and greatest number, and the words that it takes. */
const fields = [
  ['minuto', 0, 59, ''],
  ['hora', 0, 23, ''],
  ['día del mes', 1, 31, ''],
  ['mes', 1, 12, 'jan feb mar apr may jun jul aug sep oct nov dec'],
  ['día de la semana', 0, 6, 'sun mon tue wed thu fri sat'],
] as const;

const shortcut =
  /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every (?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+)$/;

/** A CronJob's schedule, which the API server reads with five fields and no seconds. */
export const cronJob: Rule = (object, { kind }) => {
  if (kind !== 'CronJob') return;
  if ((object.at('metadata', 'name').text() ?? '').length > 52) {
    object
      .at('metadata', 'name')
      .report('pasa de 52 caracteres', 'Sus Jobs añaden once al nombre.');
  }
  const part = object.at('spec', 'schedule');
  const problem = part.text() === undefined ? undefined : scheduleProblem(part.text() ?? '');
  if (problem !== undefined) {
    part.report(problem, 'Minuto, hora, día del mes, mes y día de la semana: "*/5 * * * *".');
  }
  const zone = object.at('spec', 'timeZone');
  if (zone.text() !== undefined && !isTimeZone(zone.text() ?? '')) {
    zone.report(`"${zone.text()}" no es una zona horaria`, 'Por ejemplo: Europe/Madrid.');
  }
};

function scheduleProblem(schedule: string): string | undefined {
  if (/^(?:CRON_)?TZ=/.test(schedule)) return 'la zona horaria va en timeZone';
  if (schedule.startsWith('@')) {
    return shortcut.test(schedule) ? undefined : `"${schedule}" no es un horario`;
  }
  const parts = schedule.trim().split(/\s+/);
  if (parts.length !== fields.length) return `"${schedule}" no tiene cinco campos`;
  const wrong = fields.findIndex((field, index) => !isField(parts[index] ?? '', field));
  return wrong < 0 ? undefined : `"${parts[wrong]}" no es un ${fields[wrong]?.[0]}`;
}

function isField(text: string, [, min, max, words]: (typeof fields)[number]): boolean {
  return text.split(',').every((item) => {
    const [, from, to, step] = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item) ?? [];
    if (from === undefined || step === '0') return false;
    if (from === '*' || from === '?') return to === undefined;
    const [first, last] = [from, to ?? from].map((word) => numberOf(word, words.split(' '), min));
    return (
      first !== undefined && last !== undefined && first >= min && last <= max && first <= last
    );
  });
}

function numberOf(word: string, words: readonly string[], min: number): number {
  const index = words.indexOf(word.toLowerCase());
  if (index >= 0) return index + min;
  return /^\d+$/.test(word) ? Number(word) : NaN;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('es', { timeZone: zone });
    return zone.toLowerCase() !== 'local' && !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}
