import { LinkButton } from "../components/button.tsx";
import { Card } from "../components/card.tsx";
import { EmptyState } from "../components/empty-state.tsx";
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
}

/** The way to one's network, to one to look at, or to a new one. */
export function NetworksPage({ shell, person, yours, demonstrations }: NetworksPageProps) {
  return (
    <Page title="Networks" {...shell}>
      <h1>{person ? "Your networks" : "Find your network"}</h1>
      {person ? <Yours yours={yours} /> : <Stranger />}
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
