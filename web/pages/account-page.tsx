import type { OpenSession } from "@allteach/domain/member";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { agoWords } from "../words/ago-words.ts";

export interface AccountPageProps {
  shell: Partial<PageProps>;
  now: Date;
  email: string;
  name: string;
  sessions: readonly OpenSession[];
  /** Which of the sessions reads this. */
  current: string;
  networks: readonly { slug: string; name: string; href: string }[];
  happened?: string | undefined;
  nameError?: string | undefined;
}

/** One's own name, where one is signed in, and the networks one belongs to. */
export function AccountPage(props: AccountPageProps) {
  const { shell, email, name, happened, nameError } = props;
  return (
    <Page title="Your settings" {...shell}>
      <h1>Your settings</h1>
      {happened && (
        <Notice tone="success">
          <p>{happened}</p>
        </Notice>
      )}
      <p class="lead">You sign in as {email}.</p>
      <form method="post" action={paths.accountName}>
        <Field
          name="name"
          label="Your name"
          hint="What the others in your networks read."
          autocomplete="name"
          maxlength={200}
          width="medium"
          value={name}
          error={nameError}
        />
        <p class="actions">
          <Button>Save</Button>
        </p>
      </form>
      <Sessions {...props} />
      <Networks {...props} />
    </Page>
  );
}

function Sessions({ sessions, current, now }: AccountPageProps) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <DataTable
        id="session-table"
        caption="Sessions, the one last used first"
        captionHidden
        rows={sessions}
        columns={[
          { heading: "Browser", cell: ({ device }) => device ?? "A new one" },
          {
            heading: "Last used",
            cell: ({ lastSeen, since }) => agoWords(lastSeen ?? since, now),
          },
          { heading: "Signed in", cell: ({ since }) => agoWords(since, now) },
          {
            heading: "End it",
            cell: (session) =>
              session.id === current ? <Badge>This one</Badge> : <End session={session} />,
          },
        ]}
      />
      {sessions.length > 1 && (
        <form method="post" action={paths.otherSessionsEnd}>
          <Button tone="danger">Sign out everywhere else</Button>
        </form>
      )}
    </section>
  );
}

function End({ session: { id, device } }: { session: OpenSession }) {
  return (
    <form method="post" action={paths.sessionEnd({ session: id })}>
      <Button>
        Sign out<span class="visually-hidden">: {device ?? "a new browser"}</span>
      </Button>
    </form>
  );
}

function Networks({ networks }: AccountPageProps) {
  return (
    <section aria-labelledby="networks">
      <h2 id="networks">Your networks</h2>
      {networks.length === 0 && (
        <p>
          None yet. <a href={paths.networks}>Find one or start one</a>
        </p>
      )}
      {networks.map(({ slug, name, href }) => (
        <article class="stack">
          <h3>
            <a href={href}>{name}</a>
          </h3>
          <Disclosure summary={`Leave ${name}`}>
            <form method="post" action={paths.departure({ network: slug })}>
              <p>
                You can open nothing of it from that moment on, its mails end, and the tokens you
                made for it stop working. What you entered stays.
              </p>
              <Button tone="danger">Leave this network</Button>
            </form>
          </Disclosure>
        </article>
      ))}
    </section>
  );
}
