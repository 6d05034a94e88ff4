import type { Policy, PolicySignature } from "@allteach/domain/policy";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";
import { answer, errorIn } from "./answer.ts";
import { Button } from "./button.tsx";
import { Checkbox } from "./choices.tsx";
import { DataTable } from "./data-table.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Field } from "./field.tsx";

export type PolicyDates = Pick<Policy, "key" | "version" | "title" | "effective" | "review">;

/** Which sites have signed a version, as far as the reader may know. */
export interface Signing {
  signed: number;
  of: number;
  sites: readonly { site: Site; signature?: PolicySignature; maySign: boolean }[];
}

export interface PolicySigningProps {
  network: string;
  timeZone: string;
  now: Date;
  policy: Policy;
  signing: Signing;
  /** The name that the reader is likely to sign with. */
  name: string;
  typed?: { site: string; name: string } | undefined;
  problems?: readonly Problem[] | undefined;
}

/** The form for a sponsor who has yet to sign; nothing for everyone else. */
export function SignPolicy(props: PolicySigningProps) {
  const { network, policy, signing, problems = [], typed } = props;
  const open = signing.sites.filter(({ maySign }) => maySign).map(({ site }) => site);
  const [first] = open;
  if (!first) return null;
  return (
    <section aria-labelledby="sign">
      <h2 id="sign">Sign for {open.length === 1 ? first.name : "your site"}</h2>
      <ErrorSummary problems={problems} />
      <form method="post" action={paths.policySignatures({ network, policy: policy.key })}>
        <input type="hidden" name="version" value={policy.version} />
        <input type="hidden" name="sha256" value={policy.sha256} />
        {open.length === 1 ? (
          <input type="hidden" name="site" value={first.code} />
        ) : (
          <Field
            {...answer("site", typed, problems)}
            kind="select"
            label="For which site"
            options={open.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <Field
          name="name"
          label="Your full name"
          hint="It stands beside your site for the network’s leaders to see."
          autocomplete="name"
          maxlength={200}
          width="medium"
          value={typed?.name ?? props.name}
          error={errorIn(problems, "name")}
        />
        <Checkbox
          name="agree"
          label={`I have read version ${policy.version} and agree to it for my site`}
          error={errorIn(problems, "agree")}
          required
        />
        <p class="actions">
          <Button tone="primary" icon="edit">
            Sign
          </Button>
        </p>
      </form>
    </section>
  );
}

/** Which sites have signed, by name. */
export function PolicySignatures({ signing, policy, timeZone, now }: PolicySigningProps) {
  const { signed, of, sites } = signing;
  return (
    <section aria-labelledby="signed">
      <h2 id="signed">Signatures</h2>
      <p>
        {signed} of {of} {of === 1 ? "site has" : "sites have"} signed
        {sites.length < of ? "; you see those of your own." : "."}
      </p>
      {sites.length > 0 && (
        <DataTable
          id="signatures"
          caption={`Signatures of ${policy.title}`}
          captionHidden
          rows={sites}
          columns={[
            { heading: "Site", cell: ({ site }) => site.name },
            { heading: "Signed by", cell: ({ signature }) => signature?.name ?? "Not yet" },
            {
              heading: "On",
              cell: ({ signature }) => (signature ? dayWords(signature.at, timeZone, now) : ""),
            },
            {
              heading: "Version",
              numeric: true,
              cell: ({ signature }) => signature?.version ?? "",
            },
          ]}
        />
      )}
    </section>
  );
}
