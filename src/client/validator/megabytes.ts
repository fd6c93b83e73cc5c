const FORMAT = new Intl.NumberFormat('es', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** So many bytes in MB, as they are written: `3,3`. */
export function megabytes(bytes: number): string {
  return FORMAT.format(bytes / 1e6);
}
