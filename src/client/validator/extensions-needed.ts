/** A document has a CRD, or what one defines, and the module that judges those is not here. */
export class ExtensionsNeeded extends Error {
  override name = 'ExtensionsNeeded';
}
