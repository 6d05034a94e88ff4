import type { Charter } from "@allteach/domain/network";
import { dayOf, type Policy, yearsAfter } from "@allteach/domain/policy";
import type { Problem } from "@allteach/domain/refusal";
import { paths } from "../paths.ts";
import { errorIn } from "./answer.ts";
import { Button } from "./button.tsx";
import { Disclosure } from "./disclosure.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Field } from "./field.tsx";

interface ConfirmPolicyProps {
  now: Date;
  charter: Pick<Charter, "slug">;
  /** The version that is shown. */
  policy: Policy;
  /** Newest first. */
  versions: readonly Policy[];
  reviewTyped?: string | undefined;
  reviewProblems?: readonly Problem[] | undefined;
}

/** For leaders: the newest version was read again and stays as it is. */
export function ConfirmPolicy(props: ConfirmPolicyProps) {
  const { now, charter, policy, versions, reviewTyped, reviewProblems = [] } = props;
  if (versions.some(({ version }) => version > policy.version)) return null;
  return (
    <Disclosure summary="Confirm this policy without changes" open={reviewProblems.length > 0}>
      <p>
        You have read it again with the sites, and it stays as it is. There is no new version, so
        what sites signed holds.
      </p>
      <ErrorSummary problems={reviewProblems} />
      <form
        method="post"
        action={paths.policyReviews({ network: charter.slug, policy: policy.key })}
      >
        <input type="hidden" name="version" value={String(policy.version)} />
        <Field
          kind="date"
          name="again"
          label="To be read again by"
          width="short"
          value={reviewTyped ?? yearsAfter(dayOf(now), 1)}
          error={errorIn(reviewProblems, "again")}
        />
        <p class="actions">
          <Button>Confirm</Button>
        </p>
      </form>
    </Disclosure>
  );
}
