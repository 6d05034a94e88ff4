export type PictureType = "image/png" | "image/jpeg" | "image/gif" | "image/webp";

/** A picture by its header, before anything of it is decoded. */
export interface PictureFile {
  type: PictureType;
  width: number;
  height: number;
  /** How it is to be turned to stand upright: EXIF’s orientation, 1 for as it is. */
  turn: number;
  bytes: Uint8Array;
}
