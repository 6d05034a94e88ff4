import type { Archive } from "@allteach/actions/archive";
import { type Kill, takeStep } from "./killed-database.ts";

/** The archive as a process sees it that `kill` ends: its answers are steps like a database's. */
export function killedArchive(archive: Archive, kill: Kill): Archive {
  return {
    put: (...given) => takeStep(kill, () => archive.put(...given)),
    get: (...given) => takeStep(kill, () => archive.get(...given)),
    list: (...given) => takeStep(kill, () => archive.list(...given)),
    remove: (...given) => takeStep(kill, () => archive.remove(...given)),
  };
}
