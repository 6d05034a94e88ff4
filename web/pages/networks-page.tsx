import { Button, LinkButton } from "../components/button.tsx";
import { Card } from "../components/card.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import type { NetworkLink, Person } from "../components/page-header.tsx";
import { paths } from "../paths.ts";

export interface NetworksPageProps {
  shell: Partial<PageProps>;
  person?: Person | undefined;
  /** The networks of whoever is signed in. */
  yours: readonly NetworkLink[];
  /** Networks whose figures are made up: anyone may look. */
  demonstrations: readonly NetworkLink[];
  /** Whether they asked just now to be let into one. */
  asked?: boolean | undefined;
}

/** The way to one's network, to one to look at, or to a new one. */
export function NetworksPage(props: NetworksPageProps) {
  const { shell, person, yours, demonstrations, asked } = props;
  return (
    <Page title="Networks" {...shell}>
      <h1>{person ? "Your networks" : "Find your network"}</h1>
      {asked && (
        <Notice tone="success" title="Asked">
          <p>If there is a network at that address, its leaders see your request now.</p>
        </Notice>
      )}
      {person ? <Yours yours={yours} /> : <Stranger />}
      {person && <AskToJoin />}
      {demonstrations.length > 0 && (
        <section aria-labelledby="look">
          <h2 id="look">Networks to look at</h2>
          <p>Their sites and figures are made up, so anyone may open them.</p>
          <div class="grid">
            {demonstrations.map(({ name, href }) => (
              <Card title={name} href={href} meta="Simulated figures" />
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="start">
        <h2 id="start">Start a network</h2>
        <p>
          Choose a template, list the sites, and the first month’s form is open: it takes five
          minutes.
        </p>
        <LinkButton
          href={paths.newNetwork}
          tone={yours.length > 0 ? "plain" : "primary"}
          icon="plus"
        >
          Start a network
        </LinkButton>
      </section>
    </Page>
  );
}

function Yours({ yours }: { yours: readonly NetworkLink[] }) {
  if (yours.length === 0) {
    return (
      <EmptyState icon="people" title="You belong to no network yet">
        If you expected one, sign in with the mail address that its coordinator knows you by. Or
        start one of your own, below.
      </EmptyState>
    );
  }
  return (
    <div class="grid">
      {yours.map(({ name, href }) => (
        <Card title={name} href={href} level={2} />
      ))}
    </div>
  );
}

function AskToJoin() {
  return (
    <section aria-labelledby="join">
      <h2 id="join">Join one that exists</h2>
      <p>Most people are invited by mail. If you know a network’s address, you can also ask.</p>
      <form method="post" action={paths.joinRequests} class="narrow">
        <Field
          name="network"
          label="Its address"
          hint="What stands after /n/ in its links, such as safer-births."
          maxlength={60}
        />
        <Field
          name="message"
          label="Who you are"
          hint="A sentence for its leaders."
          maxlength={300}
          optional
        />
        <p class="actions">
          <Button icon="people">Ask to join</Button>
        </p>
      </form>
    </section>
  );
}

function Stranger() {
  return (
    <>
      <p class="lead">
        Sign in with the mail address that your network knows you by, and it stands here.
      </p>
      <p class="actions">
        <LinkButton href={paths.signIn} tone="primary" icon="mail">
          Sign in
        </LinkButton>
      </p>
    </>
  );
}
