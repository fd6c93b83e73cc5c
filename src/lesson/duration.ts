const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** Reads `500ms`, `60s` or `2m`. Gives ms, or `undefined` where the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  return match?.[1] && unit ? Number(match[1]) * unit : undefined;
}
