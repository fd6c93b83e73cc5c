/** Does something with each item, at most `width` at a time, and gives the results in the items' order. */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result[]>,
  width: number,
): AsyncGenerator<Result> {
  const waiting: Promise<Result[]>[] = [];
  for (const item of items) {
    const result = work(item);
    // Whoever reads this one is told; until then it is nobody's.
    result.catch(() => undefined);
    waiting.push(result);
    if (waiting.length >= width) yield* (await waiting.shift()) ?? [];
  }
  while (waiting.length > 0) yield* (await waiting.shift()) ?? [];
}
