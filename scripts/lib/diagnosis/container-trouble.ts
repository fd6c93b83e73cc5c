/** What a Pod's status says of a container, as far as a diagnosis reads it. */
export interface DiagnosedContainer {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

interface ContainerState {
  readonly running?: object;
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly terminated?: {
    readonly reason?: string;
    readonly exitCode: number;
    readonly message?: string;
  };
}

/** What keeps a container from being well, in one line; `undefined` if nothing does. */
export function containerTrouble(container: DiagnosedContainer): string | undefined {
  const { name, restartCount, lastState } = container;
  const now = stateTrouble(container);
  const last = lastState?.terminated;
  const ended = last ? `, el último al terminar con ${codeOf(last)}` : '';
  const restarts =
    restartCount > 0
      ? `${restartCount === 1 ? '1 reinicio' : `${restartCount} reinicios`}${ended}`
      : undefined;
  const troubles = [now, restarts].filter((trouble) => trouble !== undefined);
  return troubles.length === 0 ? undefined : `contenedor ${name}: ${troubles.join('; ')}`;
}

function stateTrouble({ ready, state }: DiagnosedContainer): string | undefined {
  const { waiting, terminated } = state ?? {};
  if (waiting) return withMessage(`espera (${waiting.reason ?? 'sin motivo'})`, waiting.message);
  if (terminated) {
    // An init container, or one of a Job, ends well with 0.
    if (terminated.exitCode === 0) return undefined;
    return withMessage(`terminó con ${codeOf(terminated)}`, terminated.message);
  }
  return ready ? undefined : 'en marcha, pero no listo';
}

function codeOf({ exitCode, reason }: { readonly exitCode: number; readonly reason?: string }) {
  return reason && reason !== 'Error' ? `código ${exitCode} (${reason})` : `código ${exitCode}`;
}

function withMessage(text: string, message: string | undefined): string {
  return message ? `${text}: ${message.trim()}` : text;
}
