/** Whether a write failed because what must be there once is there already: `site.code`. */
export function isTaken(error: unknown, column: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes(`UNIQUE constraint failed: ${column}`)) return true;
  }
  return false;
}

/** Whether something was written: false where what must be there once was there already. */
export async function unlessTaken(column: string, writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (isTaken(error, column)) return false;
    throw error;
  }
}
