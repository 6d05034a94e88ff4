const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A name nobody can guess: `length` letters and digits, about five bits each. */
export function randomId(prefix: string, length = 16): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length * 2));
  const fair = bytes.filter((byte) => byte < 252).slice(0, length);
  if (fair.length < length) return randomId(prefix, length);
  return prefix + Array.from(fair, (byte) => letters[byte % 36]).join("");
}
