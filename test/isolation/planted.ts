declare global {
  /** The hole that is open now, or the check that is taken out; see `removable-checks.ts`. */
  var planted: string | undefined;
  var checkAt: <Check extends (...given: never[]) => unknown>(at: string, check: Check) => Check;
  var checksIn: (some: readonly string[]) => void;
}

/** Every check that the program has, as far as it is loaded. */
export const checks = new Set<string>();

/** The checks that said no while somebody asked. */
let refusing = new Set<string>();

globalThis.checksIn = (some) => {
  for (const each of some) checks.add(each);
};

globalThis.checkAt = (at, check) =>
  ((...given: never[]) => {
    const answer = check(...given);
    if (said(at, answer)) refusing.add(at);
    return globalThis.planted === at ? withoutCheck(at) : answer;
  }) as typeof check;

/** A condition is in every question that it stands in; a check matters where it says no. */
const said = (at: string, answer: unknown) =>
  isCondition(at) || answer === at.includes(" isUnsigned");

export const isCondition = (at: string) => at.includes(" eq");

/** What the program goes on with: any row will do, or yes. */
function withoutCheck(at: string): unknown {
  if (isCondition(at)) return undefined;
  return !at.includes(" isUnsigned");
}

/** Does something with one check taken out, or one hole open. */
export async function without<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  globalThis.planted = what;
  try {
    return await work();
  } finally {
    globalThis.planted = undefined;
  }
}

/** Does something, and says which checks said no meanwhile. */
export async function watched<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; refused: ReadonlySet<string> }> {
  refusing = new Set();
  const result = await work();
  return { result, refused: refusing };
}
