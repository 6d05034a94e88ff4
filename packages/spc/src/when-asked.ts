/**
 * Puts a computation off until its result is asked for, and makes it once. Hundreds of charts are
 * read for their signals alone.
 */
export function whenAsked<Result>(make: () => Result): () => Result {
  let made: { result: Result } | undefined;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}
