/** A process that is killed at one of the steps it takes; every answer of a database is a step. */
export interface Kill {
  /** The step at which it happens, from 1; 0 for never. */
  at: number;
  /** Whether the database has done what was asked when the process dies. */
  when: "before" | "after";
  /** Steps taken so far. */
  steps: number;
}

export class Killed extends Error {
  override name = "Killed";
}

/** Does something that may be killed; whether it was. */
export async function dies(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof Killed) return true;
    }
    throw error;
  }
}

export const neverKilled = (): Kill => ({ at: 0, when: "before", steps: 0 });

/**
 * The n-th of all the ways in which something of `steps` steps can be killed: before the first,
 * after the first (done, but nobody was told), before the second, and so on.
 */
export function nthKill(n: number, steps: number): Kill {
  const place = n % (2 * steps);
  return { at: 1 + Math.floor(place / 2), when: place % 2 === 0 ? "before" : "after", steps: 0 };
}

/** Asks for something, unless the process is dead or dies of it. */
export async function takeStep<Answer>(kill: Kill, ask: () => Promise<Answer>): Promise<Answer> {
  kill.steps += 1;
  const isDead = kill.at > 0 && kill.steps > kill.at;
  const dies = kill.steps === kill.at;
  if (isDead || (dies && kill.when === "before")) throw new Killed(`at step ${kill.steps}`);
  const answer = await ask();
  if (dies) throw new Killed(`after step ${kill.steps}`);
  return answer;
}

/** A database as a process sees it that `kill` ends: from then on nothing is asked or answered. */
export function killedDatabase(d1: D1Database, kill: Kill): D1Database {
  const step = <Answer>(ask: () => Promise<Answer>) => takeStep(kill, ask);
  const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const watched = (statement: D1PreparedStatement): D1PreparedStatement => {
    const proxy = new Proxy(statement, {
      get(target, property) {
        if (property === "bind") return (...values: unknown[]) => watched(target.bind(...values));
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) => step(() => Reflect.apply(value, target, given));
      },
    });
    originals.set(proxy, statement);
    return proxy;
  };
  const batch = (statements: D1PreparedStatement[]) =>
    step(() => d1.batch(statements.map((each) => originals.get(each) ?? each)));
  return new Proxy(d1, {
    get(target, property) {
      if (property === "prepare") return (sql: string) => watched(target.prepare(sql));
      if (property === "batch") return batch;
      throw new Error(`a killed database has no ${String(property)}`);
    },
  });
}
