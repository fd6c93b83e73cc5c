/** A document has something that only the extensions judge, and they are not here. */
export class ExtensionsNeeded extends Error {
  override name = 'ExtensionsNeeded';
}
