/** A file that is kept: its name, how large it is, and of what type. */
export interface ArchivedFile {
  key: string;
  bytes: number;
  type: string;
  /** When it was put. */
  at: Date;
}

/** Where files and reports are kept for good: bytes under names, never changed once put. */
export interface Archive {
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Every file whose name begins so, the newest first. */
  list(prefix: string): Promise<ArchivedFile[]>;
  /** Takes files out, for a network that is removed. */
  remove(keys: readonly string[]): Promise<void>;
}
