/** The SHA-256 of some bytes or text, as 64 hexadecimal digits. */
export async function sha256(data: Uint8Array | string): Promise<string> {
  const bytes: Uint8Array<ArrayBufferLike> =
    typeof data === "string" ? new TextEncoder().encode(data) : data;
  const hash = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
