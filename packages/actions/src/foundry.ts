import type { Directory } from "@allteach/store/directory";
import type { Migration } from "@allteach/store/migrate-network";
import type { Archive } from "./archive.ts";

/** What making a network takes: the directory, the databases of the pool, their migrations. */
export interface Foundry {
  directory: Directory;
  databases: ReadonlyMap<string, D1Database>;
  migrations: readonly Migration[];
  /** Where the file of an import is kept until its network is made. */
  archive?: Archive;
  now: Date;
}
