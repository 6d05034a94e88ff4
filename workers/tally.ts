/** What a request asked of its databases: `pnpm bench` reads it from a header. */
export interface Tally {
  trips: number;
  rowsRead: number;
  rowsWritten: number;
}

export const newTally = (): Tally => ({ trips: 0, rowsRead: 0, rowsWritten: 0 });

/** A database that counts what it is asked. Only in development: production counts for itself. */
export function tallied(d1: D1Database, tally: Tally): D1Database {
  const count = <T extends D1Result>(results: T[]): T[] => {
    tally.trips += 1;
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
          return async () => count([await target[property]()])[0];
        }
        if (property === "raw" || property === "first") {
          return async (...given: never[]) => {
            tally.trips += 1;
            return (target[property] as (...given: never[]) => unknown)(...given);
          };
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
          count(await target.batch(statements.map(originalOf)));
      }
      const value = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
