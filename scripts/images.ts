/** `npm run images`: builds the images of our own, or publishes them. See `--help`. */
import { formatProblem } from '../src/lesson/problem.ts';
import { isBuilt } from '../src/lesson/used-images.ts';
import { readSoundVersions } from '../src/lesson/versions.ts';
import { repositoryUrl } from '../src/site/repository.ts';
import { buildImages } from './lib/cluster/image-build.ts';
import { publishImages } from './lib/images/publish.ts';
import { runCommand } from './lib/run-command.ts';

const usage = `Uso: npm run images [-- --publish]

Construye con Docker las imágenes del curso que son nuestras (las que tienen «build» en
content/versiones.yaml) y que no estén ya hechas. El ejecutor lo hace solo cuando una lección las necesita.

  --publish   las publica en su registro, para amd64 y arm64. Lo hace la CI al llegar a main. Lo que ya está
              publicado no se toca; si se hizo con otra cosa, es un error: hay que subir la versión.

Termina con 0 si todo está bien, 1 si una versión publicada ha cambiado o nadie puede descargarla, y 2 si no
pudo hacerlo.`;

const say = (line: string) => console.log(line);

const options = { publish: { type: 'boolean' } } as const;

await runCommand({ usage, options }, async ({ values }) => {
  const root = process.cwd();
  const images = readSoundVersions(root).images.filter(isBuilt);
  if (!values.publish) {
    await buildImages(images, { root, say, signal: new AbortController().signal });
    say(`Están en Docker: ${images.map(({ name }) => name).join(', ')}`);
    return 0;
  }
  const wrong = await publishImages(images, { root, repository: repositoryUrl, say });
  for (const problem of wrong) console.error(formatProblem(problem));
  return wrong.length === 0 ? 0 : 1;
});
