/** Where in a file something is wrong, as a spreadsheet counts: rows from 1, columns by letter. */
export interface FilePlace {
  row: number;
  column: string;
}

/**
 * Why a file cannot be read, thrown from the depth of its reading and caught once where the reading
 * began: what is thrown besides is a fault of ours.
 */
export class UnreadableFile extends Error {
  /** Where, as far as is known there; whoever knows better says so. */
  readonly place: Partial<FilePlace>;

  constructor(because: string, place: Partial<FilePlace> = {}) {
    super(because);
    this.name = "UnreadableFile";
    this.place = place;
  }
}
