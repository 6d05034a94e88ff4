import { paths } from "../paths.ts";
import { firstFew } from "../words/count-words.ts";
import { dateWords } from "../words/date-words.ts";
import { Notice } from "./notice.tsx";

/** A policy whose day to be read again has come, or comes within a month. */
export interface DueReview {
  title: string;
  /** `2026-11-15`. */
  review: string;
  isOverdue: boolean;
}

/** For people whose sites have yet to sign before they see the others. */
export function SignFirst({ network }: { network: string }) {
  return (
    <Notice title="Your site signs first">
      <p>
        Until its sponsor has signed{" "}
        <a href={paths.policy({ network, policy: "data-sharing" })}>data sharing</a>, your site sees
        its own figures and the network’s, and downloads nothing.
      </p>
    </Notice>
  );
}

/** For leaders: which policies are to be read again, and what to do about it. */
export function ReviewsDue({
  network,
  reviews,
  now,
}: {
  /** Whose page of policies to link to; left out on that page itself. */
  network?: string | undefined;
  reviews: readonly DueReview[];
  now: Date;
}) {
  if (reviews.length === 0) return null;
  const names = reviews.map(({ title, review }) => `${title} (by ${dateWords(review, now)})`);
  return (
    <Notice
      tone={reviews.some(({ isOverdue }) => isOverdue) ? "warning" : "info"}
      title={
        reviews.length === 1
          ? "One policy is to be read again"
          : `${reviews.length} policies are to be read again`
      }
    >
      <p>
        {firstFew(names, 5)}. Read it with the sites, then publish what you agreed on, or confirm it
        without changes. {network && <a href={paths.policies({ network })}>To the policies</a>}
      </p>
    </Notice>
  );
}
