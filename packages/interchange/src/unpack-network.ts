import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { strFromU8, type UnzipFileInfo, unzipSync } from "fflate";
import { NetworkExport } from "./network-export.ts";

/** What an export may hold once it is inflated. */
export const MOST_INFLATED_BYTES = 30 * 1024 * 1024;

const MOST_ENTRIES = 21_000;

/** An export that was read: the rows, and the archive's files by their keys. */
export interface Unpacked {
  whole: NetworkExport;
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a network's export. Nothing is inflated before the sizes that the entries declare have been
 * added up; an entry that is larger than it declares is refused, since it is inflated into a buffer
 * of the declared size.
 */
export function unpackNetwork(zip: Uint8Array): Outcome<Unpacked> {
  const entries = inflated(zip);
  if (!entries.ok) return entries;
  const json = entries.value["network.json"];
  if (!json) return invalid("is no export of a network: it has no network.json");
  const parsed = jsonIn(json);
  const read = NetworkExport.safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    return invalid(`cannot be read at ${issue?.path.join("/") || "its head"}: ${issue?.message}`);
  }
  const files = new Map<string, Uint8Array>();
  for (const { key, bytes, included } of read.data.archive) {
    const file = entries.value[`archive/${key}`];
    if (!included) continue;
    if (file?.length !== bytes)
      return invalid(`lacks its file ${key}, or has another in its place`);
    files.set(key, file);
  }
  return done({ whole: read.data, files });
}

function inflated(zip: Uint8Array): Outcome<Record<string, Uint8Array>> {
  let declared = 0;
  let count = 0;
  const measure = ({ originalSize }: UnzipFileInfo) => {
    declared += originalSize;
    count += 1;
    return false;
  };
  try {
    unzipSync(zip, { filter: measure });
    if (declared > MOST_INFLATED_BYTES || count > MOST_ENTRIES) {
      return invalid("is larger than 30 MB once it is unpacked");
    }
    return done(unzipSync(zip, { filter: isOurs }));
  } catch {
    // Whatever fflate stumbles over, the file is not one that we wrote.
    return invalid("is no zip file, or a damaged one");
  }
}

const isOurs = ({ name }: UnzipFileInfo) => name === "network.json" || name.startsWith("archive/");

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function invalid(because: string): Outcome<never> {
  return refused({
    kind: "invalid",
    problems: [{ field: "file", because: `The file ${because}.` }],
  });
}
