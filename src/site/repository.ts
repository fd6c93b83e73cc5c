/** Where the source lives: for «edita esta página» and the commit of a run. */
export const repositoryUrl = 'https://github.com/kubernetes-en-vivo/kubernetes-en-vivo.github.io';
