import type { EvidenceGrade } from "@allteach/domain/pins/evidence-grade";
import type { Pin } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { Site } from "@allteach/domain/site";
import type { Child } from "hono/jsx";
import { factWords, gradeSince } from "../../words/grade-words.ts";
import { PinCard } from "../pins/pin-card.tsx";
import { GradeMark } from "./grade-mark.tsx";

/** A pin on a list, with what it has earned and the facts about it. */
export interface ListedPin {
  pin: Pin;
  site?: Site;
  isHidden: boolean;
  file?: PinFile;
  family: string;
  grade?: { grade: EvidenceGrade; since: string };
  facts?: { comments: number; boards: number; sites: number; remixes: number };
}

export interface FeedCardProps {
  network: string;
  card: ListedPin;
  now: Date;
  level?: 2 | 3 | undefined;
  /** The board that it is shown on: whoever takes it on says so. */
  from?: string;
  /** What can be done with it. */
  foot?: Child | undefined;
}

/** One pin among several: its picture, what it is for, what it has earned. */
export function FeedCard({ network, card, now, level, foot, from }: FeedCardProps) {
  const { grade, facts, pin, family, ...rest } = card;
  const counted = facts ? factWords(facts) : [];
  return (
    <PinCard
      {...{ network, level, from, ...rest }}
      pin={{ ...pin, family }}
      foot={
        <>
          <p>
            <GradeMark
              grade={grade?.grade ?? "idea"}
              since={grade && gradeSince(grade.since, now)}
            />
          </p>
          {counted.length > 0 && <p>{sentence(counted.join(" · "))}</p>}
          {foot}
        </>
      }
    />
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
