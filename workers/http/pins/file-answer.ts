import type { Archive } from "@allteach/actions/archive";
import type { FileForm } from "@allteach/actions/pins/pin-file-keys";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { attachmentName, endings } from "@allteach/interchange/attachment/attachment";
import type { Context } from "hono";
import type { AppEnv, NetworkEnv } from "../app-env.ts";
import { answerRefusal } from "../refusal.tsx";

/** Nothing in a file may run, load, or be put into a page of ours. */
const INERT = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";

type Known = keyof typeof endings;
const isKnown = (type: string): type is Known => Object.hasOwn(endings, type);

/** Pictures alone are shown where they are; whatever else is taken home and opened there. */
const shown: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp"]);

/** Which form of a file an address asks for. */
export function formAsked(file: PinFile | undefined, asked: string): FileForm | undefined {
  if (!file) return undefined;
  if (asked === "small") return file.hasSmall ? "small" : undefined;
  return asked === file.id ? "whole" : undefined;
}

/**
 * A pin's file, as something that can do nothing: its type is one of the few that are taken, whatever
 * its row says, browsers may not guess another, and it is no page.
 */
export async function fileAnswer(
  c: Context<AppEnv> | Context<NetworkEnv>,
  archive: Archive,
  { file, form, key }: { file: PinFile; form: FileForm; key: string },
): Promise<Response> {
  const type = form === "small" ? "image/jpeg" : file.type;
  const bytes = isKnown(type) ? await archive.get(key) : undefined;
  if (!isKnown(type) || !bytes)
    return answerRefusal(c as never, { kind: "not-found", what: "pin" });
  const name = attachmentName(file.name, type);
  const how = shown.has(type) ? "inline" : "attachment";
  return new Response(bytes.slice().buffer, {
    headers: {
      "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
      "content-disposition": `${how}; filename="${plainName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "content-security-policy": INERT,
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=3600",
    },
  });
}

/** A name in letters that a header can carry. */
const plainName = (name: string) => name.replace(/[^\w .()-]/g, "_");
