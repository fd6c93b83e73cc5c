import type { Answer } from './compare.ts';

/** A reason for which a cluster may say something else than its API server's own code, taken alone. */
export interface Rule {
  readonly id: string;
  /** For people who read the matrix. */
  readonly why: string;
  readonly applies: (ours: Answer, theirs: Answer) => boolean;
}

/**
 * What no program can know that has only the document. Each is known by the sentence that the server says, never
 * by the kind of an object: what it says besides is still compared.
 */
export const RULES: readonly Rule[] = [
  {
    id: 'cuenta de servicio',
    why: 'El plugin de admisión ServiceAccount busca en el clúster la cuenta que el Pod nombra, antes de validarlo.',
    applies: stops(
      /^pods "[^"]*" is forbidden: error looking up service account .*: serviceaccount "[^"]*" not found$/,
    ),
  },
  {
    id: 'prioridad',
    why: 'El plugin de admisión Priority busca en el clúster la PriorityClass y no deja que el Pod diga otra cosa que ella.',
    applies: stops(
      /^pods "[^"]*" is forbidden: (no PriorityClass with name .* was found$|the (integer value of priority|string value of PreemptionPolicy) \(.*\) must not be provided in pod spec; priority admission controller computed )/,
    ),
  },
  {
    id: 'RuntimeClass',
    why: 'El plugin de admisión RuntimeClass busca en el clúster la que el Pod nombra, y compara con ella su overhead.',
    applies: stops(
      /^pods "[^"]*" is forbidden: pod rejected: (RuntimeClass "[^"]*" not found$|Pod Overhead set without corresponding RuntimeClass defined Overhead$)/,
    ),
  },
  {
    id: 'namespace',
    why: 'El plugin de admisión NamespaceLifecycle busca en el clúster el namespace del objeto, antes de validarlo.',
    applies: stops(/^namespaces "[^"]*" not found$/),
  },
  {
    id: 'permisos',
    why: 'Antes de validar, el API server mira si quien crea un RoleBinding podría dar los permisos del rol que nombra; si roleRef no nombra un rol, lo dice así.',
    applies: (ours, theirs) =>
      stops(/^unsupported role reference kind: "[^"]*"$/)(ours, theirs) &&
      ours.reasons.some((reason) => reason.startsWith('roleRef.kind: ')),
  },
  {
    id: 'IP de un Service',
    why: 'El clúster reparte las direcciones de su propio rango antes de validar, y la que el Service pide no es de ese rango o ya tiene dueño.',
    applies: stops(
      /^spec\.clusterIPs: Invalid value: \["[^"]*"\]: failed to allocate IP [\da-f.:]+: (the provided IP \(.*\) is not in the valid range|provided IP is already allocated)/,
    ),
  },
  {
    id: 'nodePort',
    why: 'El clúster reparte al azar los nodePort antes de validar, y si uno no puede ser, ahí se para; el juez sigue. Y con --dry-run=server no mira si están en su rango, como hace cuando va de veras.',
    applies: (ours, theirs) =>
      stops(NO_NODE_PORT)(ours, theirs) ||
      (withoutNodePorts(ours).length < ours.reasons.length &&
        JSON.stringify(withoutNodePorts(ours)) === JSON.stringify(withoutNodePorts(theirs))),
  },
  {
    id: 'orden de los volúmenes',
    why: 'El API server junta los volúmenes de la plantilla de un StatefulSet en un mapa antes de validarlos: el número de cada uno cambia de una vez a otra.',
    applies: inAnyPlace(/(spec\.template\.spec\.volumes)\[\d+\]/g),
  },
  {
    id: 'dispositivos de otros',
    why: 'El API server mira en el clúster si el namespace deja pedir dispositivos que usan otros (adminAccess).',
    applies: (ours, { reasons }) => {
      const others = reasons.filter((reason) => !NO_ADMIN.test(reason));
      return (
        others.length < reasons.length && JSON.stringify(others) === JSON.stringify(ours.reasons)
      );
    },
  },
  {
    id: 'ya existe',
    why: 'El clúster ya tiene un objeto de ese tipo con ese nombre.',
    applies: (ours, theirs) =>
      ours.outcome === 'accepted' && stops(/^[a-z.0-9]+ "[^"]*" already exists$/)(ours, theirs),
  },
];

const NO_ADMIN = /\.adminAccess: Forbidden: admin access to devices requires the `[^`]*` label on/;
const NO_NODE_PORT =
  /^spec\.ports\[\d+\]\.nodePort: Invalid value: \d+: provided port is (not in the valid range|already allocated)/;

/** What is said of anything but of ports that could not be given, or that were given twice. */
function withoutNodePorts({ reasons }: Answer): string[] {
  const twice = /^spec\.ports\[\d+\]\.nodePort: Duplicate value: \d+$/;
  return reasons.filter((reason) => !NO_NODE_PORT.test(reason) && !twice.test(reason));
}

/** Both say the same of the same things, in whatever place of a list that the server puts in another order each time. */
function inAnyPlace(list: RegExp): Rule['applies'] {
  const placeless = ({ reasons }: Answer) =>
    JSON.stringify(reasons.map((reason) => reason.replaceAll(list, '$1[]')).sort());
  return (ours, theirs) =>
    ours.outcome === 'refused' &&
    theirs.outcome === 'refused' &&
    placeless(ours) === placeless(theirs);
}

/** The server stops at one thing that the judge does not look at; what the judge says, it has not come to. */
function stops(sentence: RegExp): Rule['applies'] {
  return (ours, { outcome, reasons: [only, ...others] }) =>
    ours.outcome !== 'unknown' &&
    outcome === 'refused' &&
    others.length === 0 &&
    sentence.test(only ?? '');
}

/** The rule that a difference falls under, if any. */
export function explain(ours: Answer, theirs: Answer): Rule | undefined {
  return RULES.find(({ applies }) => applies(ours, theirs));
}
