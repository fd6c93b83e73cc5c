import { readFileSync } from 'node:fs';

const { repository } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  repository: { url: string };
};

/** Where the source lives, from package.json: for «edita esta página» and the commit of a run. */
export const repositoryUrl = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
