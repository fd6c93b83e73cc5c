import { namespaceOf } from '../../../src/lesson/namespace.ts';
import { UsageError } from '../usage-error.ts';
import type { Choice } from './choose-lessons.ts';

const REASONS: Readonly<Record<string, string>> = {
  cluster:
    'necesita un clúster para ella sola: para nodos, los acordona o crea cosas sin espacio de nombres',
  docker: 'es de Docker y no usa ningún clúster',
};

/** What the command line says, as far as it matters on somebody's own cluster. */
interface OwnClusterArguments {
  readonly positionals: readonly string[];
  readonly context?: string | undefined;
  readonly 'yes-use-this-cluster': boolean;
  readonly record: boolean;
  readonly watch: boolean;
  readonly 'delete-cluster': boolean;
  readonly 'node-image'?: string | undefined;
  readonly parallel?: string | undefined;
}

/** Throws a {@link UsageError} for what makes no sense, or is not done, on somebody's own cluster. */
export function refuseOnOwnCluster(args: OwnClusterArguments): void {
  if (args.context === undefined) {
    if (!args['yes-use-this-cluster']) return;
    throw new UsageError('--yes-use-this-cluster quiere saber cuál: di también --context.');
  }
  if (args.record) {
    throw new UsageError(
      'La evidencia del curso se graba en el clúster del curso: con --context se comprueba, no se graba.',
    );
  }
  const others = (['watch', 'delete-cluster', 'node-image', 'parallel'] as const).filter(
    (name) => args[name] !== undefined && args[name] !== false,
  );
  if (others.length > 0) {
    throw new UsageError(`Con --context no se puede usar --${others.join(' ni --')}.`);
  }
  if (args.positionals.length === 0) {
    throw new UsageError('Con --context, di qué lección: npm run examples -- pod --context mio');
  }
}

/**
 * Throws a {@link UsageError} if a lesson can't run on somebody's own cluster, or if the person has not yet
 * agreed: then it says what would be done, and the risk.
 */
export function requireConsent(
  choices: readonly Choice[],
  context: string,
  hasAgreed: boolean,
): void {
  const refusals = choices.flatMap(({ lesson: { slug, isolation } }) => {
    const reason = REASONS[isolation];
    return reason ? `La lección «${slug}» no se puede comprobar en tu clúster: ${reason}.` : [];
  });
  if (refusals.length > 0) {
    throw new UsageError(`${refusals.join('\n')}\nEn el del curso, sí: quita --context.`);
  }
  if (!hasAgreed) throw new UsageError(whatWouldBeDone(choices, context));
}

function whatWouldBeDone(choices: readonly Choice[], context: string): string {
  const names = choices.map(({ lesson }) => `«${lesson.slug}»`).join(', ');
  const namespaces = choices.map(({ lesson }) => namespaceOf(lesson)).join(', ');
  return `Esto ejecutaría ${names} en tu clúster «${context}». Lo que haría:

  · crear el espacio de nombres ${namespaces}, y borrarlo al acabar con todo lo que tenga dentro;
    si ya hay uno con ese nombre, no lo toca y termina;
  · ejecutar en esta máquina, con tu usuario, los comandos de la lección. Su kubectl pasa por una guardia:
    puede mirar el clúster (menos los Secrets), pero solo cambiar lo que hay en ese espacio de nombres.

El riesgo: sus Pods gastan CPU, memoria e imágenes de ese clúster, y un volumen o un Service de tipo
LoadBalancer puede costar dinero. La guardia evita errores, no mala intención: lee antes los comandos.
No lo hagas en un clúster del que dependa alguien.

Si es lo que quieres, añade --yes-use-this-cluster.`;
}
