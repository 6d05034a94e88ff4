import type { Charter } from "@allteach/domain/network";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { type DueReview, ReviewsDue, SignFirst } from "../components/policy-notices.tsx";
import type { PolicyDates, Signing } from "../components/policy-signing.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dateWords } from "../words/date-words.ts";

export interface PolicyState {
  holds: PolicyDates;
  next?: PolicyDates;
  signing: Signing;
}

export interface PoliciesPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "signed">;
  policies: readonly PolicyState[];
  mayManage: boolean;
  /** Which are to be read again; none for those who cannot change them. */
  reviews: readonly DueReview[];
  /** Whether the reader's sites have yet to sign before they see the others. */
  isUnsigned: boolean;
  maySeeAudit: boolean;
  /** What happened just now, in a sentence. */
  happened?: string | undefined;
}

/** The network's policies: which hold, who signed, when each is read again. */
export function PoliciesPage(props: PoliciesPageProps) {
  const { shell, charter, policies, mayManage, reviews, isUnsigned, happened } = props;
  const network = charter.slug;
  return (
    <Page
      title="Policies"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <h1>Policies</h1>
      {happened && (
        <Notice tone="success">
          <p>{happened}</p>
        </Notice>
      )}
      {isUnsigned && <SignFirst network={network} />}
      <ReviewsDue reviews={reviews} now={props.now} />
      <p class="lead">What the sites of this network promise each other, in plain words.</p>
      {policies.length === 0 ? (
        <EmptyState icon="document" title="No policy yet">
          A network begins with five; this one was made before there were any.
        </EmptyState>
      ) : (
        <Table {...props} />
      )}
      {mayManage && <Rule charter={charter} />}
      <Also {...props} />
    </Page>
  );
}

function Table({ charter, policies, now }: PoliciesPageProps) {
  const network = charter.slug;
  const isOneSites = policies.some(({ signing }) => signing.sites.some(({ maySign }) => maySign));
  return (
    <DataTable
      id="policies"
      caption="Policies"
      captionHidden
      rows={policies}
      columns={[
        {
          heading: "Policy",
          cell: ({ holds }) => (
            <a href={paths.policy({ network, policy: holds.key })}>{holds.title}</a>
          ),
        },
        { heading: "Holds since", cell: ({ holds, next }) => sinceWords(holds, next, now) },
        {
          heading: "Read again by",
          cell: ({ holds, next = holds }) => dateWords(next.review, now),
        },
        {
          heading: "Signed",
          numeric: true,
          cell: ({ signing }) => `${signing.signed} of ${signing.of}`,
        },
        ...(isOneSites
          ? [{ heading: "Yours", cell: ({ signing }: PolicyState) => yoursWords(signing) }]
          : []),
      ]}
    />
  );
}

function sinceWords(holds: PolicyDates, next: PolicyDates | undefined, now: Date): string {
  const since = `${dateWords(holds.effective, now)}, version ${holds.version}`;
  return next ? `${since}; version ${next.version} from ${dateWords(next.effective, now)}` : since;
}

function yoursWords({ sites }: Signing): string {
  const open = sites.filter(({ maySign }) => maySign).length;
  return open === 0 ? "Signed" : `${counted(open, "site")} to sign`;
}

/** What an unsigned site sees: a switch, and what it does in words. */
function Rule({ charter }: Pick<PoliciesPageProps, "charter">) {
  const isOn = charter.signed !== undefined;
  return (
    <section aria-labelledby="rule">
      <h2 id="rule">Before a site has signed</h2>
      <p>
        {isOn
          ? "A site sees itself and the network’s sums, and downloads nothing, until its sponsor has signed data sharing."
          : "A site sees and downloads what its people’s roles allow, signed or not."}
      </p>
      <form method="post" action={paths.signatureRule({ network: charter.slug })}>
        <input type="hidden" name="required" value={isOn ? "no" : "yes"} />
        <p class="actions">
          <Button icon={isOn ? undefined : "lock"}>
            {isOn ? "Show the others without a signature" : "Ask for the signature first"}
          </Button>
        </p>
      </form>
    </section>
  );
}

function Also({ charter, maySeeAudit }: PoliciesPageProps) {
  const network = charter.slug;
  return (
    <section aria-labelledby="also">
      <h2 id="also">Also on record</h2>
      <ul>
        <li>
          <a href={paths.decisions({ network })}>Decisions of the network</a>
        </li>
        {maySeeAudit && (
          <li>
            <a href={paths.audit({ network })}>Who did what</a>
          </li>
        )}
      </ul>
    </section>
  );
}
