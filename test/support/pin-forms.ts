import { exports } from "cloudflare:workers";
import { origin, type Person } from "./world.ts";

/** A pin as its form is filled in. */
export const pinForm = {
  ...{ kind: "text", title: "The one-page planner", purpose: "To plan a visit before it begins" },
  ...{ body: "Print it double-sided.", attribution: "The Northgate team", licence: "cc-by-4.0" },
  ...{ site: "NOR", surprised: "Parents filled it in first" },
};

/** Sends a form with or without a file, as a browser does. */
export function sendPin(
  who: Person,
  path: string,
  fields: Record<string, string>,
  file?: { name: string; type?: string; bytes: Uint8Array | string },
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) {
    const bytes = typeof file.bytes === "string" ? file.bytes : file.bytes.slice().buffer;
    form.set("file", new File([bytes], file.name, { type: file.type ?? "" }));
  }
  return exports.default.fetch(
    new Request(origin + path, {
      method: "POST",
      redirect: "manual",
      headers: { origin, cookie: who.cookie },
      body: form,
    }),
  );
}

/** Pins something; its id. */
export async function pin(
  who: Person,
  network: string,
  fields: Record<string, string> = {},
  file?: { name: string; bytes: Uint8Array | string },
): Promise<string> {
  const made = await sendPin(who, `/n/${network}/pins`, { ...pinForm, ...fields }, file);
  if (made.status !== 303) throw new Error(`${made.status} ${await made.text()}`);
  const [, id] = /\/pins\/(p_[a-z0-9]{16})\?/.exec(made.headers.get("location") ?? "") ?? [];
  if (!id) throw new Error("pinned, but where?");
  return id;
}
