import { formatProblem } from '../../../src/lesson/problem.ts';
import type { Lesson } from '../../../src/lesson/types.ts';
import { isListening } from '../local-port.ts';
import { localPorts } from './local-ports.ts';

/**
 * What to tell if somebody listens on a local port that a lesson needs: its own program would not start, or,
 * worse, the other one would answer in its place. `undefined` if all are free.
 */
export async function busyPort(lesson: Lesson): Promise<string | undefined> {
  for (const { port, step } of localPorts(lesson)) {
    if (!(await isListening(port))) continue;
    return formatProblem({
      location: step.location,
      message: `alguien escucha ya en el puerto ${port} de esta máquina, y el paso «${step.id}» lo necesita`,
      hint: `Mira quién es y ciérralo: sudo ss -ltnp 'sport = :${port}' (en macOS: lsof -iTCP:${port} -sTCP:LISTEN).`,
    });
  }
  return undefined;
}
