import { EventEdit } from "@allteach/actions/events/write-event";
import { EventDraft } from "@allteach/domain/events/event";
import type { TypedEvent } from "@allteach/web/words/typed-event";
import { textsIn } from "../form-text.ts";

const texts = [
  ...(["kind", "title", "about", "on", "from", "lastDay", "until"] as const),
  ...(["place", "link", "agenda", "of"] as const),
] as const;

/** An event's form as it was typed. */
export function eventTyped(form: FormData): TypedEvent {
  const plain = Object.entries(textsIn(form, texts)).map(([name, text]) => [
    name,
    text.replaceAll("\r\n", "\n"),
  ]);
  const all = (name: string) => form.getAll(name).map((value) => String(value).trim());
  const [keys, addresses, kinds] = [
    all("prework-key"),
    all("material-address"),
    all("material-kind"),
  ];
  return {
    ...(Object.fromEntries(plain) as Record<(typeof texts)[number], string>),
    prework: all("prework")
      .map((text, place) => ({ key: keys[place] ?? "", text }))
      .filter(({ text }) => text !== ""),
    materials: all("material")
      .map((title, place) => ({
        ...{ title, address: addresses[place] ?? "", isRecording: kinds[place] === "recording" },
      }))
      .filter(({ title, address }) => title !== "" || address !== ""),
  };
}

/** What the form asks for, once it is put right. */
export function eventDraft({ of, ...typed }: TypedEvent) {
  return EventDraft.safeParse({ ...typed, ...placeIn(of) });
}

/** The same of an event that stands, with the revision that was seen. */
export function eventEdit({ of, ...typed }: TypedEvent, saw: string) {
  return EventEdit.safeParse({ ...typed, ...placeIn(of), saw });
}

function placeIn(of: string) {
  const [series = "", step = ""] = of.split("/");
  return { series, step };
}
