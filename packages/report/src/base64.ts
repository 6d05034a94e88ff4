/** Small enough to be spread into one call's arguments. */
const CHUNK_BYTES = 0x8000;

/** Bytes as base64, without line breaks. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK_BYTES));
  }
  return btoa(text);
}
