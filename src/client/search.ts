export function openSearch(engine: string): void {
  console.log(engine);
}
