import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { type SeenPin, seenPins } from "@allteach/domain/pins/seen-pin";
import type { Site } from "@allteach/domain/site";
import type { FeedRow } from "@allteach/store/boards/feed";
import { gradeOf, type KeptGrade } from "@allteach/store/boards/pin-grade";
import { pinOf } from "@allteach/store/pins/pin";
import type { ActionContext } from "../context.ts";
import { familyOfPin } from "../pins/pin-setting.ts";

/** What is known of a pin by counting. */
export interface PinFacts {
  comments: number;
  boards: number;
  /** Sites that said that they tried it. */
  sites: number;
  remixes: number;
}

/** A pin on a list: what it is, what it has earned, and the facts about it. */
export interface FeedCard extends SeenPin {
  file?: PinFile;
  family: string;
  /** Absent while it is an idea. */
  grade?: KeptGrade;
  facts?: PinFacts;
}

/** Rows as cards: those that whoever asks may read. */
export function feedCards(
  actor: ActionContext["actor"],
  place: { charter: Charter; sites: readonly Site[]; measures: readonly Measure[] },
  rows: readonly Pick<FeedRow, "pin" | "file" | "grade">[],
  factsOf: (place: number) => PinFacts | undefined = () => undefined,
): FeedCard[] {
  return rows.flatMap((row, at) => {
    const { pin, file } = pinOf(row);
    const [seen] = seenPins(actor, place.charter, place.sites, [pin]);
    if (!seen) return [];
    const measure = place.measures.find(({ id }) => id === pin.measure);
    const facts = factsOf(at);
    return [
      {
        ...{ ...seen, family: familyOfPin(pin, measure) },
        ...(file && { file }),
        ...(row.grade && { grade: gradeOf(row.grade) }),
        ...(facts && { facts }),
      },
    ];
  });
}

export function factsOfRow({ comments, boards, sites, remixes }: FeedRow): PinFacts {
  return { comments, boards, sites, remixes };
}
