/**
 * Options without those left blank. Types allow no null, but callers without types, and options
 * that were stored as JSON, have them: null and undefined alike mean "not given".
 */
export function given<Options extends object>(options: Options): Options {
  const entries = Object.entries(options);
  if (entries.every(([, value]) => value !== null && value !== undefined)) return options;
  return Object.fromEntries(
    entries.filter(([, value]) => value !== null && value !== undefined),
  ) as Options;
}
