/** Where files and reports are kept for good: bytes under names, never changed once put. */
export interface Archive {
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
}
