/** Something in a text that its author should look at, at an offset in UTF-16 units. */
export interface Finding {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}
