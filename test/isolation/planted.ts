declare global {
  /** The holes that are open now, and the checks that are taken out; see `removable-checks.ts`. */
  var planted: ReadonlySet<string>;
  var checkAt: <Check extends (...given: never[]) => unknown>(at: string, check: Check) => Check;
  var checksIn: (some: readonly string[]) => void;
}

/** Every check that the program has, as far as it is loaded. */
export const checks = new Set<string>();

/** The checks that said no while somebody asked. */
let refusing = new Set<string>();

globalThis.planted = new Set();

globalThis.checksIn = (some) => {
  for (const each of some) checks.add(each);
};

globalThis.checkAt = (at, check) =>
  ((...given: never[]) => {
    const answer = check(...given);
    if (said(at, answer)) refusing.add(at);
    const isOut = globalThis.planted.has(at) || isFree(at, given[1]);
    return isOut ? withoutCheck(at) : answer;
  }) as typeof check;

/** Whether anyone may, by `anyone may see-audit`. */
const isFree = (at: string, permission: unknown) =>
  /^may(Somewhere)? /.test(at) && globalThis.planted.has(`anyone may ${permission}`);

/** A condition is in every question that it stands in; a check matters where it says no. */
const said = (at: string, answer: unknown) =>
  isCondition(at) || answer === at.startsWith("isUnsigned ");

export const isCondition = (at: string) => at.startsWith("eq ");

/** What the program goes on with: any row will do, or yes. */
function withoutCheck(at: string): unknown {
  if (isCondition(at)) return undefined;
  return !at.startsWith("isUnsigned ");
}

/** Does something with checks taken out, or holes open. */
export async function without<Result>(
  what: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  globalThis.planted = new Set(what);
  try {
    return await work();
  } finally {
    globalThis.planted = new Set();
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
