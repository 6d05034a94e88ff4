import { sha256 } from "@allteach/domain/digest";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { SharedPinKey } from "@allteach/store/pins/shared-pin";
import { archivePrefix } from "../export-network.ts";

/** A file as its owner sent it, and the smaller picture of it. */
export type FileForm = "whole" | "small";

/** The forms in which a file is kept. */
export function formsOf({ hasSmall }: Pick<PinFile, "hasSmall">): readonly FileForm[] {
  return hasSmall ? ["whole", "small"] : ["whole"];
}

/** Where everything of a file is kept. */
export const filePrefix = (network: string, file: string) =>
  `${archivePrefix(network)}pins/${file}/`;

/** Where a file of a pin is kept: the whole under its hash, which an import compares. */
export function fileKey(network: string, { id, sha256: hash }: PinFile, form: FileForm): string {
  return filePrefix(network, id) + (form === "whole" ? hash : "small");
}

/** Where copies of everything that a network shares are kept. */
export async function sharedFilesPrefix(network: string): Promise<string> {
  return `commons/${await sha256(network)}/`;
}

/** Where the copies of a shared pin's file are kept, by the epochs in which it was shared. */
export async function sharedPinPrefix({ network, pin }: SharedPinKey): Promise<string> {
  return `${await sharedFilesPrefix(network)}${pin}/`;
}

/** Where the copy of a file is that other networks read. */
export function sharedFileKey(
  prefix: string,
  epoch: number,
  { sha256: hash }: PinFile,
  form: FileForm,
): string {
  return `${prefix}${epoch}/${form === "whole" ? hash : "small"}`;
}

/** In which epoch a copy was made. */
export const epochOf = (prefix: string, key: string) =>
  Number(key.slice(prefix.length).split("/")[0]);
