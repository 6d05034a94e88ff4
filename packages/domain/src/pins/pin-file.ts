/** A file of a pin, as its network keeps it. */
export interface PinFile {
  id: string;
  /** As its owner named it, without a path. */
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  /** Of a picture, in pixels. */
  size?: { width: number; height: number };
  /** Whether a smaller picture of it is kept as well. */
  hasSmall: boolean;
  /** Whether something looked for harm in it. */
  scan: "unscanned" | "clean";
}
