import type { Member } from "@allteach/domain/member";
import type { Charter } from "@allteach/domain/network";
import { type Grant, roleNames } from "@allteach/domain/permission";
import type { Site } from "@allteach/domain/site";
import { Button } from "../components/button.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { type Offer, PlaceFields } from "../components/place-fields.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";
import { placeWords } from "./people-page.tsx";

export interface MemberPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  sites: readonly Site[];
  member: Member;
  offer: Offer;
  /** Those of the member's roles that the reader may change. */
  changeable: readonly Grant[];
  mayRemove: boolean;
}

/** One member: their roles, and changing them. */
export function MemberPage(props: MemberPageProps) {
  const { shell, charter, member, sites, changeable, mayRemove, now } = props;
  const network = charter.slug;
  return (
    <Page
      title={member.name}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "People", href: paths.people({ network }) },
      ]}
      {...shell}
    >
      <h1>{member.name}</h1>
      <p class="lead">
        {member.email && `${member.email}, `}here since{" "}
        {dayWords(member.since, charter.timeZone, now)}
      </p>
      {member.grants.map((grant) => (
        <section aria-label={`${roleNames[grant.role]}, ${placeWords(grant, sites)}`}>
          <h2>
            {roleNames[grant.role]}: {placeWords(grant, sites)}
          </h2>
          {changeable.includes(grant) ? (
            <ChangeRole {...props} grant={grant} />
          ) : (
            <p>Only someone who may as much can change this role.</p>
          )}
        </section>
      ))}
      {mayRemove && (
        <Disclosure summary="Take out of the network">
          <form method="post" action={paths.memberRemoval({ network, person: member.id })}>
            <p>
              {member.name} can open nothing here from that moment on, and the tokens they made stop
              working. What they entered stays.
            </p>
            <Button tone="danger">Take {member.name} out</Button>
          </form>
        </Disclosure>
      )}
    </Page>
  );
}

function ChangeRole({ charter, member, sites, offer, grant }: MemberPageProps & { grant: Grant }) {
  const { role, site = 0 } = grant;
  const code = sites.find(({ id }) => id === site)?.code;
  return (
    <form method="post" action={paths.memberRole({ network: charter.slug, person: member.id })}>
      <input type="hidden" name="from" value={role} />
      <input type="hidden" name="at" value={String(site)} />
      <PlaceFields offer={offer} id={`${role}-${site}`} typed={{ role, site: code }} />
      <p class="actions">
        <Button>Change the role</Button>
      </p>
    </form>
  );
}
