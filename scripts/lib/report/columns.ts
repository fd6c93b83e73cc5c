/** Rows of cells as lines whose columns are as wide as their widest cell; the first row may be a head. */
export function columns(rows: readonly (readonly string[])[], gap = '   '): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(gap);
  return rows.map((cells) => line(cells).trimEnd()).join('\n');
}
