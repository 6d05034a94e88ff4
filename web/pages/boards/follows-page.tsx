import type { FollowKind } from "@allteach/domain/boards/follow";
import type { Charter } from "@allteach/domain/network";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Field } from "../../components/field.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";

export interface FollowsPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  follows: readonly { kind: FollowKind; target: string; name: string; href?: string | undefined }[];
  /** Families that can be followed and are not yet. */
  families: readonly { key: string; name: string }[];
  /** Whether the mail of the day tells of what is new. */
  mails: boolean;
  happened?: string | undefined;
}

const kindNames: Readonly<Record<FollowKind, string>> = {
  person: "People",
  site: "Sites",
  board: "Boards",
  family: "What is measured",
};

/** What somebody follows, and whether they are mailed about it. */
export function FollowsPage(props: FollowsPageProps) {
  const { shell, charter, follows, families, happened } = props;
  const network = charter.slug;
  return (
    <Page
      title="What you follow"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Pins", href: paths.pins({ network }) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>What you follow</h1>
        <p class="lead">
          What is new there comes in your mail of the day, with comments on your pins and teams
          whose goals are like yours.
        </p>
      </header>
      <Mails {...props} />
      {follows.length === 0 && (
        <EmptyState
          icon="people"
          title="Nothing yet"
          action={{ label: "Look at pins", href: paths.pins({ network }) }}
        >
          Follow a site or a board on its page, or choose what you measure here.
        </EmptyState>
      )}
      {[...Map.groupBy(follows, ({ kind }) => kind)].map(([kind, some]) => (
        <section aria-labelledby={`follow-${kind}`}>
          <h2 id={`follow-${kind}`}>{kindNames[kind]}</h2>
          <ul class="bare stack">
            {some.map(({ target, name, href }) => (
              <li>
                {href ? <a href={href}>{name}</a> : name}
                <form method="post" action={paths.followEnd({ network })} class="inline-form">
                  <input type="hidden" name="kind" value={kind} />
                  <input type="hidden" name="target" value={target} />
                  <Button tone="quiet">
                    No longer<span class="visually-hidden">: {name}</span>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <form method="post" action={paths.follows({ network })} class="switchers">
        <input type="hidden" name="kind" value="family" />
        <Field
          kind="select"
          name="target"
          label="Follow something that is measured"
          options={families.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <Button>Follow it</Button>
      </form>
    </Page>
  );
}

function Mails({ charter, mails }: FollowsPageProps) {
  return (
    <form method="post" action={paths.followMails({ network: charter.slug })}>
      <input type="hidden" name="wanted" value={mails ? "" : "yes"} />
      <p>
        {mails ? "You are mailed about it, once a day at most." : "You are not mailed about it."}
      </p>
      <p class="actions">
        <Button>{mails ? "Stop these mails" : "Mail me what is new"}</Button>
      </p>
    </form>
  );
}
