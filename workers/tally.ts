/** What a request asked of its databases: `pnpm bench` reads it from a header. */
export interface Tally {
  trips: number;
  /**
   * How many trips follow one another: a trip counts as following every one that was back before it
   * set out, whether or not it waited for it.
   */
  inSequence: number;
  /** The longest sequence of trips that are back. */
  back: number;
  rowsRead: number;
  rowsWritten: number;
}

export const newTally = (): Tally => ({
  ...{ trips: 0, inSequence: 0, back: 0 },
  ...{ rowsRead: 0, rowsWritten: 0 },
});

/** A database that counts what it is asked. Only in development: production counts for itself. */
export function tallied(d1: D1Database, tally: Tally): D1Database {
  const trip = async <Answer>(go: () => Promise<Answer>): Promise<Answer> => {
    const place = tally.back + 1;
    tally.trips += 1;
    tally.inSequence = Math.max(tally.inSequence, place);
    try {
      return await go();
    } finally {
      tally.back = Math.max(tally.back, place);
    }
  };
  const count = <Result extends D1Result>(results: Result[]): Result[] => {
    for (const { meta } of results) {
      tally.rowsRead += meta.rows_read ?? 0;
      tally.rowsWritten += meta.rows_written ?? 0;
    }
    return results;
  };
  const counting = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, property) {
        if (property === "bind") {
          return (...values: unknown[]) => counting(target.bind(...values));
        }
        if (property === "original") return target;
        if (property === "all" || property === "run") {
          return async () => count([await trip(() => target[property]())])[0];
        }
        if (property === "raw" || property === "first") {
          const ask = target[property] as (...given: never[]) => Promise<unknown>;
          return (...given: never[]) => trip(() => ask.apply(target, given));
        }
        return Reflect.get(target, property);
      },
    });
  const originalOf = (statement: D1PreparedStatement) =>
    (statement as D1PreparedStatement & { original?: D1PreparedStatement }).original ?? statement;
  return new Proxy(d1, {
    get(target, property) {
      if (property === "prepare") return (sql: string) => counting(target.prepare(sql));
      if (property === "batch") {
        return async (statements: D1PreparedStatement[]) =>
          count(await trip(() => target.batch(statements.map(originalOf))));
      }
      const value = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
