/** Path on this site (`/pod/`) below the base that it is published at. */
export function sitePath(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
}

/** Path of a lesson's page. */
export function lessonPath(slug: string): string {
  return sitePath(`/${slug}/`);
}
