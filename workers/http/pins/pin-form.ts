import { type PinDraft, PinDraft as PinDraftSchema } from "@allteach/domain/pins/pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { TypedPin } from "@allteach/web/components/pins/pin-fields";
import type { Context } from "hono";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";

const names = [
  ...(["kind", "title", "purpose", "surprised", "context", "licence", "attribution"] as const),
  ...(["family", "driver", "condition", "site", "measure", "evidenceSite"] as const),
  ...(["goal", "test", "node", "url", "body"] as const),
];

/** A pin's form as it was typed. */
export function typedPin(form: FormData): TypedPin {
  const typed = Object.entries(textsIn(form, names));
  return Object.fromEntries(typed.map(([name, text]) => [name, text.replaceAll("\r\n", "\n")]));
}

/** A form as it came; one whose parts cannot be told apart is refused. */
export async function formIn(c: Context): Promise<Outcome<FormData>> {
  try {
    return done(await c.req.formData());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const because = "the form could not be read: choose the file again, under a plainer name";
    return refused({ kind: "invalid", problems: [{ field: "file", because }] });
  }
}

/** What a form asks for, or what in it is to be put right. */
export function pinDraft(typed: TypedPin): Outcome<PinDraft> {
  const asked = PinDraftSchema.safeParse(typed);
  if (asked.success) return done(asked.data);
  return refused({ kind: "invalid", problems: problemsIn(asked.error) });
}

/** The file of a form, if one was chosen. */
export async function fileIn(
  form: FormData,
): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const file = form.get("file");
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return undefined;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
