import { closest } from '../../lesson/suggest.ts';

/** What one of the five fields of a schedule may hold. */
interface Field {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  /** Names that stand for its numbers, from the least one on. */
  readonly names?: readonly string[];
  /** What a Spanish speaker calls them. */
  readonly spanish?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { what: 'un minuto', least: 0, most: 59 },
  { what: 'una hora', least: 0, most: 23 },
  { what: 'un día del mes', least: 1, most: 31 },
  {
    what: 'un mes',
    least: 1,
    most: 12,
    names: words('JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'),
    spanish: words('ENE FEB MAR ABR MAY JUN JUL AGO SEP OCT NOV DIC'),
  },
  {
    what: 'un día de la semana',
    least: 0,
    most: 6,
    names: words('SUN MON TUE WED THU FRI SAT'),
    spanish: words('DOM LUN MAR MIE JUE VIE SAB'),
  },
];

const SHORT = ['@hourly', '@daily', '@weekly', '@monthly', '@yearly', '@annually', '@midnight'];
const ALL =
  'Minuto (0-59), hora (0-23), día (1-31), mes (1-12) y día de la semana (0-6): "*/5 * * * *".';

/** What to do about a schedule that is none: all that is wrong in it, where that can be told. */
export function cronHint(text: string): string {
  // Of its time zone the server says itself that it goes elsewhere.
  const schedule = text.trim().replace(/^(?:CRON_)?TZ=\S*\s*/, '');
  if (schedule.startsWith('@')) return shortHint(schedule);
  const fields = schedule.split(/\s+/);
  if (fields.length === FIELDS.length + 1) {
    return `Sobra una casilla: aquí no hay segundos. Quita la primera: "${fields.slice(1).join(' ')}".`;
  }
  if (fields.length < FIELDS.length && /^[\d*/,\s-]+$/.test(schedule)) {
    const count = FIELDS.length - fields.length;
    return `${count === 1 ? 'Falta una casilla' : `Faltan ${count} casillas`}. ${ALL}`;
  }
  if (fields.length !== FIELDS.length) return `${ALL} O @hourly, @daily, @weekly…`;
  const wrong = fields.flatMap((one, at) => mistakes(one, FIELDS[at] as Field));
  return wrong.length === 0 ? ALL : [...new Set(wrong)].join(' ');
}

function shortHint(schedule: string): string {
  const [, count] = /^@every (\d+)$/.exec(schedule) ?? [];
  if (count !== undefined) return `Le falta la unidad: "@every ${count}m" son minutos.`;
  if (schedule.startsWith('@every')) return 'Va con un número y su unidad: "@every 5m".';
  const meant = closest(schedule, SHORT);
  return meant === undefined
    ? `Hay ${SHORT.slice(0, 5).join(', ')}.`
    : `¿Querías decir "${meant}"?`;
}

/** What is wrong in a field: each of its terms is a value or a range, perhaps with a step. */
function mistakes(text: string, field: Field): string[] {
  return text.split(',').flatMap((term) => {
    const [range = '', step] = term.split('/');
    const ends = range === '*' || range === '?' ? [] : range.split('-');
    const wrong = ends.flatMap((end) => mistake(end, field) ?? []);
    const [first, last = Infinity] = ends.map((end) => numberOf(end, field));
    if (wrong.length === 0 && first !== undefined && first > last)
      wrong.push(`«${range}» va al revés.`);
    if (step !== undefined && !/^0*[1-9]\d*$/.test(step))
      wrong.push(`En «${term}», lo que sigue a «/» es un número desde 1.`);
    return wrong;
  });
}

function mistake(end: string, field: Field): string | undefined {
  const { what, least, most, names = [], spanish = [] } = field;
  const value = numberOf(end, field);
  if (value !== undefined && value >= least && value <= most) return undefined;
  const plain = end.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  const english = names[spanish.indexOf(plain.slice(0, 3))];
  if (english !== undefined) return `En inglés: ${end} es ${english}.`;
  if (value === 7 && most === 6) return 'El domingo es 0.';
  return end === '' ? `Falta ${what}.` : `${end} no es ${what} (${least}-${most}).`;
}

function numberOf(end: string, { least, names = [] }: Field): number | undefined {
  if (/^\d+$/.test(end)) return Number(end);
  const at = names.indexOf(end.toUpperCase());
  return at < 0 ? undefined : least + at;
}

function words(text: string): string[] {
  return text.split(' ');
}
