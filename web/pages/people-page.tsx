import type { Invitation, JoinRequest, Member } from "@allteach/domain/member";
import type { Charter } from "@allteach/domain/network";
import { type Grant, type Role, roleNames } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { type Offer, PlaceFields } from "../components/place-fields.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dayWords } from "../words/date-words.ts";

export interface PeoplePageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  sites: readonly Site[];
  members: readonly Member[];
  invitations: readonly Invitation[];
  requests: readonly JoinRequest[];
  /** What the reader may offer to others; absent where they may invite nobody. */
  offer?: Offer | undefined;
  mayManage: boolean;
  /** What happened just now, in a sentence. */
  happened?: string | undefined;
  typed?: { emails: string; role: string; site: string } | undefined;
  problems?: readonly Problem[] | undefined;
}

/** Who belongs to the network, who is invited, who asks to join. */
export function PeoplePage(props: PeoplePageProps) {
  const { shell, charter, members, happened, requests, invitations, offer } = props;
  const network = charter.slug;
  return (
    <Page
      title="People"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <h1>People</h1>
      {happened && (
        <Notice tone="success">
          <p>{happened}</p>
        </Notice>
      )}
      <p class="lead">
        {counted(members.length, "person belongs", "people belong")} to the network.{" "}
        <a href={paths.permissions({ network })}>Who can see what</a>
      </p>
      {requests.length > 0 && <Requests {...props} />}
      <Members {...props} />
      {invitations.length > 0 && <Invitations {...props} />}
      {offer && <Invite {...props} offer={offer} />}
    </Page>
  );
}

const order = Object.keys(roleNames);
const rank = (role: Role) => order.indexOf(role);

/** One line for each role that somebody holds, the network's roles first. */
function Members({ charter, members, sites, mayManage, now }: PeoplePageProps) {
  const network = charter.slug;
  const held = members
    .flatMap((member) => member.grants.map((grant) => ({ member, grant })))
    .sort((one, other) => rank(one.grant.role) - rank(other.grant.role));
  const addresses = members.some(({ email }) => email !== undefined);
  return (
    <section aria-labelledby="members">
      <h2 id="members">Members</h2>
      <DataTable
        id="member-table"
        caption="Members by role"
        captionHidden
        rows={held}
        columns={[
          {
            heading: "Name",
            cell: ({ member }) =>
              mayManage ? (
                <a href={paths.member({ network, person: member.id })}>{member.name}</a>
              ) : (
                member.name
              ),
          },
          { heading: "Role", cell: ({ grant }) => roleNames[grant.role] },
          { heading: "Where", wide: true, cell: ({ grant }) => placeWords(grant, sites) },
          ...(addresses
            ? [{ heading: "Mail address", cell: ({ member }: Held) => member.email ?? "" }]
            : []),
          {
            heading: "Since",
            cell: ({ member }) => dayWords(member.since, charter.timeZone, now),
          },
        ]}
      />
    </section>
  );
}

interface Held {
  member: Member;
  grant: Grant;
}

/** What most people come for: the first that stands in a list should not be a leader. */
const usual = { role: "data-entry" };

/** "The whole network", or a site's name. */
export function placeWords({ site }: Grant, sites: readonly Site[]): string {
  if (site === undefined) return "The whole network";
  return sites.find(({ id }) => id === site)?.name ?? "A site";
}

function Invitations({ charter, invitations, sites, now }: PeoplePageProps) {
  const network = charter.slug;
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">Invited, not yet here</h2>
      <DataTable
        id="invitation-table"
        caption="Open invitations"
        captionHidden
        rows={invitations}
        columns={[
          { heading: "Mail address", cell: ({ email }) => email },
          { heading: "Role", cell: ({ grant }) => roleNames[grant.role] },
          { heading: "Where", wide: true, cell: ({ grant }) => placeWords(grant, sites) },
          { heading: "State", cell: (each) => stateWords(each, charter.timeZone, now) },
          {
            heading: "Change",
            cell: ({ id, email }) => (
              <form method="post" action={paths.invitationWithdrawal({ network, invitation: id })}>
                <Button tone="danger">
                  Withdraw<span class="visually-hidden"> the invitation of {email}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
      <p class="soft">To mail one again, invite the same address to the same role.</p>
    </section>
  );
}

function stateWords({ expiresAt, mailed }: Invitation, timeZone: string, now: Date): string {
  if (expiresAt <= now.getTime()) return "Past its time: invite again";
  if (!mailed) return "The mail did not leave: invite again";
  return `Open until ${dayWords(expiresAt, timeZone, now)}`;
}

function Requests({ charter, requests, offer, now }: PeoplePageProps) {
  const network = charter.slug;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests">Asking to join</h2>
      {requests.map(({ id, name, email, message, createdAt }) => (
        <article class="card stack narrow">
          <h3>{name}</h3>
          <p>
            {email}, on {dayWords(createdAt, charter.timeZone, now)}
          </p>
          {message && <blockquote>{message}</blockquote>}
          <form method="post" action={paths.joinAnswer({ network, request: id })}>
            {offer && <PlaceFields offer={offer} id={id} typed={usual} />}
            <p class="actions">
              <Button name="answer" value="accept" icon="check">
                Let in<span class="visually-hidden">: {name}</span>
              </Button>
              <Button name="answer" value="decline" tone="danger">
                Decline<span class="visually-hidden">: {name}</span>
              </Button>
            </p>
          </form>
        </article>
      ))}
    </section>
  );
}

function Invite({ charter, offer, typed, problems = [] }: PeoplePageProps & { offer: Offer }) {
  const errorOf = (field: string) =>
    problems
      .filter((problem) => problem.field === field)
      .slice(0, 5)
      .map(({ row, because }) => (row === undefined ? because : `Line ${row}: ${because}`))
      .join(". ") || undefined;
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">Invite people</h2>
      <p>
        Each gets a mail with a link that works once, for that address alone, for two weeks. Nobody
        is added without accepting.
      </p>
      <form method="post" action={paths.invitations({ network: charter.slug })}>
        <Field
          name="emails"
          kind="textarea"
          label="Mail addresses"
          hint="One on a line, 100 at most."
          rows={5}
          value={typed?.emails}
          error={errorOf("emails")}
        />
        <PlaceFields offer={offer} id="invite" typed={typed ?? usual} siteError={errorOf("site")} />
        <p class="actions">
          <Button tone="primary" icon="mail">
            Send invitations
          </Button>
        </p>
      </form>
    </section>
  );
}
