import type { Charter } from "@allteach/domain/network";
import { dayOf, type Policy, type PolicyReview, yearsAfter } from "@allteach/domain/policy";
import type { Problem } from "@allteach/domain/refusal";
import { errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { ConfirmPolicy } from "../components/confirm-policy.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { PolicySignatures, type Signing, SignPolicy } from "../components/policy-signing.tsx";
import { paths } from "../paths.ts";
import { dateWords } from "../words/date-words.ts";

/** A new version as it was typed. */
export interface TypedPolicy {
  title: string;
  text: string;
  effective: string;
  review: string;
}

export interface PolicyPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  /** The version that is shown. */
  policy: Policy;
  /** The version that holds today. */
  holds: number;
  /** Newest first. */
  versions: readonly Policy[];
  /** When one of them was read again and left as it is, newest first. */
  reviewed: readonly PolicyReview[];
  signing: Signing;
  mayManage: boolean;
  /** The reader's name, for the signature. */
  name: string;
  happened?: string | undefined;
  signingTyped?: { site: string; name: string } | undefined;
  signingProblems?: readonly Problem[] | undefined;
  /** The day to read it again by, as it was typed. */
  reviewTyped?: string | undefined;
  reviewProblems?: readonly Problem[] | undefined;
  typed?: TypedPolicy | undefined;
  problems?: readonly Problem[] | undefined;
}

/** One policy: its text, who signed, its versions. */
export function PolicyPage(props: PolicyPageProps) {
  const { shell, charter, policy, happened, mayManage, now, signing, name } = props;
  const network = charter.slug;
  const signed = {
    ...{ network, timeZone: charter.timeZone, now, policy, signing, name },
    ...{ typed: props.signingTyped, problems: props.signingProblems },
  };
  return (
    <Page
      title={policy.title}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Policies", href: paths.policies({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>{policy.title}</h1>
        <p class="soft">
          Version {policy.version}, from {dateWords(policy.effective, now)}; to be read again by{" "}
          {dateWords(policy.review, now)}.
        </p>
      </header>
      {happened && (
        <Notice tone="success">
          <p>{happened}</p>
        </Notice>
      )}
      <OtherVersion {...props} />
      <div class="prose">
        {policy.text.split(/\n\s*\n/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      <SignPolicy {...signed} />
      <PolicySignatures {...signed} />
      <Versions {...props} />
      {mayManage && <ConfirmPolicy {...props} />}
      {mayManage && <NewVersion {...props} />}
    </Page>
  );
}

/** Says so where the text shown is not the one that holds. */
function OtherVersion({ policy, holds, charter, now }: PolicyPageProps) {
  if (policy.version === holds) return null;
  const href = paths.policy({ network: charter.slug, policy: policy.key });
  return (
    <Notice title={policy.version < holds ? "An earlier version" : "Not yet in effect"}>
      <p>
        {policy.version < holds
          ? `Version ${holds} holds today.`
          : `It holds from ${dateWords(policy.effective, now)}; sites can sign it already.`}{" "}
        <a href={href}>Read version {holds}</a>
      </p>
    </Notice>
  );
}

function Versions({ charter, policy, versions, reviewed, now }: PolicyPageProps) {
  const href = paths.policy({ network: charter.slug, policy: policy.key });
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ul>
        {versions.map(({ version, effective, sha256 }) => (
          <li>
            {version === policy.version ? (
              `Version ${version}`
            ) : (
              <a href={`${href}?version=${version}`}>Version {version}</a>
            )}
            , from {dateWords(effective, now)}{" "}
            <span class="soft">
              fingerprint <code>{sha256.slice(0, 12)}</code>
            </span>
            <Reviews reviews={reviewed.filter((each) => each.version === version)} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reviews({ reviews, now }: { reviews: readonly PolicyReview[]; now: Date }) {
  if (reviews.length === 0) return null;
  return (
    <ul>
      {reviews.map(({ review, reviewedAt }) => (
        <li>
          Confirmed without changes on {dateWords(dayOf(new Date(reviewedAt)), now)}, to be read
          again by {dateWords(review, now)}
        </li>
      ))}
    </ul>
  );
}

function NewVersion(props: PolicyPageProps) {
  const { charter, policy, versions, typed, problems = [], now } = props;
  const [newest = policy] = versions;
  const today = dayOf(now);
  return (
    <Disclosure summary="Publish a new version" open={problems.length > 0}>
      <p>
        What holds now stays readable, with its signatures. Sites sign the new text anew, so let it
        take effect some weeks from today.
      </p>
      <ErrorSummary problems={problems} />
      <form
        method="post"
        action={paths.policyVersions({ network: charter.slug, policy: policy.key })}
      >
        <Field
          name="title"
          label="Title"
          maxlength={200}
          value={typed?.title ?? newest.title}
          error={errorIn(problems, "title")}
        />
        <Field
          kind="textarea"
          name="text"
          label="Text"
          hint="Plain paragraphs, an empty line between them."
          rows={16}
          maxlength={20_000}
          value={typed?.text ?? newest.text}
          error={errorIn(problems, "text")}
        />
        <Field
          kind="date"
          name="effective"
          label="Takes effect on"
          width="short"
          value={typed?.effective ?? today}
          error={errorIn(problems, "effective")}
        />
        <Field
          kind="date"
          name="review"
          label="To be read again by"
          width="short"
          value={typed?.review ?? yearsAfter(today, 1)}
          error={errorIn(problems, "review")}
        />
        <p class="actions">
          <Button tone="primary">Publish</Button>
        </p>
      </form>
    </Disclosure>
  );
}
