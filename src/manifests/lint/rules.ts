import type { Problem } from '../../lesson/problem.ts';
import type { Kind } from '../kinds.ts';
import type { Part } from '../part.ts';
import { barePod } from './bare-pod.ts';
import { fileName } from './file-name.ts';
import { fixedImage } from './fixed-image.ts';
import type { LessonRule, LintedLesson } from './lesson-rule.ts';
import { memoryUnit } from './memory-unit.ts';
import type { ObjectRule } from './object-rule.ts';
import { probePort } from './probe-port.ts';
import { requests } from './requests.ts';
import { serviceSelector } from './service-selector.ts';
import { usedManifest } from './used-manifest.ts';

const objectRules: readonly ObjectRule[] = [fixedImage, probePort, memoryUnit];
const lessonRules: readonly LessonRule[] = [
  barePod,
  requests,
  serviceSelector,
  usedManifest,
  fileName,
];

/** Rules that are looked for elsewhere: by the API server, the reader of YAML, and who knows the course's images and files. */
const others = [
  'aviso-del-servidor',
  'campo-vacio',
  'yaml-ambiguo',
  'imagen-del-curso',
  'fuera-del-contenido',
];

/** The names of all teaching rules: what Kubernetes takes, and a lesson should not do without saying why. */
export const lintRules: readonly string[] = [
  ...[...objectRules, ...lessonRules].map(({ id }) => id),
  ...others,
];

/** Advises on an object of a known kind what its reader would stumble over, though Kubernetes takes it. */
export function lintObject(object: Part, kind: Kind): void {
  for (const rule of objectRules) rule.check(object, kind);
}

/** What a lesson does that it should not; `about` has the lessons that a rule is for, or is not for. */
export function lintLesson(
  lesson: LintedLesson,
  about: Readonly<Record<string, readonly string[]>>,
): Problem[] {
  return lessonRules.flatMap((rule) => rule.check(lesson, about[rule.id] ?? []));
}
