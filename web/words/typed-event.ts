import type { EventDraft, NetworkEvent } from "@allteach/domain/events/event";
import { wallTimes } from "@allteach/domain/events/event";
import { typedOf } from "@allteach/domain/events/target";

/** An event's form as typed. */
export interface TypedEvent {
  kind: string;
  title: string;
  about: string;
  on: string;
  from: string;
  lastDay: string;
  until: string;
  place: string;
  link: string;
  agenda: string;
  /** A series, or one of its steps: `l_…/s_…`. */
  of: string;
  prework: readonly { key: string; text: string }[];
  materials: readonly EventDraft["materials"][number][];
}

export const blankEvent: TypedEvent = {
  ...{ kind: "learning-session", title: "", about: "", on: "", from: "09:00", lastDay: "" },
  ...{ until: "16:00", place: "", link: "", agenda: "", of: "", prework: [], materials: [] },
};

/** An event as its form shows it. */
export function typedEvent(
  event: NetworkEvent,
  { slug, timeZone }: { slug: string; timeZone: string },
): TypedEvent {
  const { kind, title, about, place, link, agenda, prework, series = "", step } = event;
  return {
    ...{ kind, title, about, place, link, agenda, prework, ...wallTimes(event, timeZone) },
    of: step === "" ? series : `${series}/${step}`,
    materials: event.materials.map(({ title: name, target, isRecording }) => ({
      ...{ title: name, address: typedOf(target, slug), isRecording },
    })),
  };
}
