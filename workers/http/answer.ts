import { permissions } from "@allteach/domain/permission";
import type { Problem, Refusal } from "@allteach/domain/refusal";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** A refusal in HTTP's words and in a person's. */
export interface Answer {
  status: ContentfulStatusCode;
  /** A short name for machines: the last part of the problem's `type`. */
  kind: Refusal["kind"];
  title: string;
  detail: string;
  problems: readonly Problem[];
}

/** The one place where a refusal becomes HTTP, for pages and for the API. */
export function answerTo(refusal: Refusal): Answer {
  const { kind } = refusal;
  const answer = (
    status: ContentfulStatusCode,
    title: string,
    detail: string,
    problems: readonly Problem[] = [],
  ): Answer => ({ status, kind, title, detail, problems });
  switch (kind) {
    case "not-signed-in":
      return answer(401, "Sign in first", "Only people who are signed in can open this.");
    case "not-found":
      return answer(404, `There is no such ${refusal.what}`, knownOnes(refusal));
    case "not-allowed": {
      const needed = permissions[refusal.need].toLowerCase();
      const detail = `This needs a role that may: ${needed}. Ask your network's leader.`;
      return answer(403, "You may not do this here", detail);
    }
    case "unsigned": {
      const detail =
        "This network shares once a site has signed its data-sharing policy, and yours has not yet. " +
        "Its sponsor signs on the page of policies.";
      return answer(403, "Your site signs first", detail);
    }
    case "invalid": {
      const [first] = refusal.problems;
      const detail = first ? sentenceOf(first) : "Something in it cannot be.";
      return answer(422, "Something is to be put right", detail, refusal.problems);
    }
    case "taken": {
      const { field, because } = refusal;
      return answer(409, "This is taken", because, [{ field, because }]);
    }
    case "overtaken": {
      const detail = "Someone saved this month while you worked on it. Look at what stands now.";
      return answer(409, "Someone was quicker", detail);
    }
    case "stale":
      return answer(412, "This has changed", "Read it again, then decide.");
    case "needs-reason": {
      const { because } = refusal;
      return answer(422, "Say why", because, [{ field: "reason", because }]);
    }
    case "needs-comment": {
      const [first] = refusal.problems;
      const detail = first?.because ?? "Say in a few words why a figure is as it is.";
      return answer(422, "Say why it is so", detail, refusal.problems);
    }
    case "closed":
      return answer(409, "This is closed", refusal.because);
    case "cannot-be-made":
      return answer(409, "This report cannot be made yet", refusal.because);
    case "last-leader": {
      const detail = "Make someone else a leader first: a network is never without one.";
      return answer(409, "This network has no other leader", detail);
    }
    case "pool-empty": {
      const detail =
        "Every place for a new network is taken at the moment. We have been told; try again tomorrow.";
      return answer(503, "No place is free", detail);
    }
    case "unfinished": {
      const detail = `Your network ${refusal.slug} is still being made. It opens by itself, within the hour at most; then start the next.`;
      return answer(409, "One network at a time", detail);
    }
    case "unverified": {
      const detail =
        "Sign out, then sign in by the link that we mail you: it shows that the address is yours.";
      return answer(403, "Show first that your address is yours", detail);
    }
    case "too-many":
      return answer(429, "Too many at once", refusal.because ?? "Wait a minute, then try again.");
    default:
      return refusal satisfies never;
  }
}

function sentenceOf({ row, column, because }: Problem): string {
  const place = row === undefined ? "" : `Row ${row}${column ? `, column ${column}` : ""}: `;
  return place + because;
}

function knownOnes({ what, known = [] }: Extract<Refusal, { kind: "not-found" }>): string {
  if (known.length === 0) return "Look for a slip in the address.";
  const some = known.slice(0, 12).join(", ");
  return `The ${what}s here are ${some}${known.length > 12 ? " and more" : ""}.`;
}
