/**
 * Why a file cannot be read, thrown from the depth of its reading and caught once where the reading
 * began: what is thrown besides is a fault of ours.
 */
export class UnreadableFile extends Error {
  readonly row: number | undefined;

  constructor(because: string, row?: number) {
    super(because);
    this.name = "UnreadableFile";
    this.row = row;
  }
}
