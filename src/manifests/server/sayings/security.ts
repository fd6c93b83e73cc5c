import type { Saying } from './index.ts';

/** Of what containers may do on their node. */
export const security: readonly Saying[] = [
  [
    /ephemeral containers not allowed|ephemeralContainers: cannot be set on create/,
    'los contenedores efímeros no se escriben en un manifiesto',
    'Se añaden a un Pod en marcha: kubectl debug.',
  ],
  [/cannot be set for an Ephemeral/, '{field} no va en un contenedor efímero', 'Quítalo de aquí.'],
  [
    /mount propagation is available only to privileged/,
    '"Bidirectional" solo vale en un contenedor privilegiado',
    'Usa HostToContainer, o quítalo.',
  ],
  [
    /when `hostUsers` is false/,
    '{field} no se combina con hostUsers: false',
    'Deja uno de los dos.',
  ],
  [/`hostUsers` must be false to use/, '{value} pide hostUsers: false en el Pod'],
  [
    /sysctls\[\d+\]\.name: must have/,
    '{value} no es el nombre de un ajuste del núcleo',
    'Por ejemplo: net.core.somaxconn.',
  ],
  [
    /must be set when seccomp type is Localhost/,
    'falta localhostProfile: con type: Localhost hay que decir qué perfil',
    'Por ejemplo: localhostProfile: perfiles/mio.json. O pon type: RuntimeDefault.',
  ],
  [
    /seccomp type is Localhost/,
    'localhostProfile solo va con type: Localhost',
    'Quítalo, o cambia type.',
  ],
  [
    /cannot set `allowPrivilegeEscalation` to false and `privileged` to true/,
    'un contenedor con privileged: true no puede llevar allowPrivilegeEscalation: false',
    'Quita uno de los dos: lo mejor es quitar privileged.',
  ],
  [
    /cannot set `allowPrivilegeEscalation` to false and `capabilities\.Add` CAP_SYS_ADMIN/,
    'un contenedor con CAP_SYS_ADMIN no puede llevar allowPrivilegeEscalation: false',
    'Quita uno de los dos: lo mejor es quitar CAP_SYS_ADMIN.',
  ],
  [/ShareProcessNamespace and HostPID/, 'no se combina con hostPID', 'Deja uno de los dos.'],
];
