import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";

/** A token as its makers see it: never the secret, which nobody keeps. */
export interface ListedToken {
  id: string;
  name: string;
  site?: number;
  createdAt: number;
  revokedAt?: number;
}

export interface TokensPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  /** Newest first. */
  tokens: readonly ListedToken[];
  /** The sites for which the reader may make tokens. */
  sites: readonly Site[];
  /** Whether a token for the whole network may be made. */
  mayMakeForAll: boolean;
  /** A token made just now: this is the only time it is shown. */
  made?: { name: string; token: string } | undefined;
  typed?: { name: string; site: string } | undefined;
  error?: string | undefined;
  /** Whether one was taken back just now. */
  takenBack?: boolean | undefined;
}

/** Tokens by which other systems send figures. */
export function TokensPage(props: TokensPageProps) {
  const { shell, charter, made, takenBack } = props;
  const network = charter.slug;
  return (
    <Page
      title="Tokens for other systems"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <h1>Tokens for other systems</h1>
      {takenBack && (
        <Notice tone="success" title="Taken back">
          <p>It stopped working at once. What it had sent stays.</p>
        </Notice>
      )}
      {made && <Made made={made} />}
      <p class="lead">
        With a token another system, such as a hospital’s own reporting, reads the network’s charts
        and sends figures by itself.
      </p>
      <NewToken {...props} />
      <Standing {...props} />
    </Page>
  );
}

function Made({ made: { name, token } }: { made: NonNullable<TokensPageProps["made"]> }) {
  return (
    <Notice tone="success" title={`The token for ${name}`}>
      <p>
        Copy it now into the other system: this is the only time it is shown, and we keep no copy.
      </p>
      <p>
        <code class="secret">{token}</code>
      </p>
      <p>
        It is sent with each call as <code>Authorization: Bearer …</code>. Whoever has it can send
        figures: keep it like a password.
      </p>
    </Notice>
  );
}

function NewToken({ charter, sites, mayMakeForAll, typed, error }: TokensPageProps) {
  const all = mayMakeForAll ? [{ value: "", label: "All sites" }] : [];
  const options = [...all, ...sites.map(({ code, name }) => ({ value: code, label: name }))];
  return (
    <section aria-labelledby="new">
      <h2 id="new">Make one</h2>
      <form method="post" action={paths.tokens({ network: charter.slug })}>
        <Field
          name="name"
          label="What will use it"
          hint="A name that you will know it by, such as “Northgate data warehouse”."
          maxlength={200}
          value={typed?.name}
          error={error}
        />
        <Field
          name="site"
          kind="select"
          label="For which site"
          value={typed?.site}
          options={options}
          optional={false}
        />
        <p class="actions">
          <Button tone="primary" icon="lock">
            Make the token
          </Button>
        </p>
      </form>
    </section>
  );
}

function Standing({ charter, tokens, sites, now }: TokensPageProps) {
  const network = charter.slug;
  const names = new Map<number, string>(sites.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">Tokens there are</h2>
      {tokens.length === 0 ? (
        <EmptyState icon="lock" title="No token yet">
          Most networks begin with the form and a file; a token comes when a system can send figures
          by itself.
        </EmptyState>
      ) : (
        <DataTable
          id="tokens"
          caption="Tokens, newest first"
          captionHidden
          rows={tokens}
          columns={[
            { heading: "For", cell: ({ name }) => name },
            {
              heading: "Site",
              cell: ({ site }) =>
                site === undefined ? "All sites" : (names.get(site) ?? "One site"),
            },
            {
              heading: "Made on",
              cell: ({ createdAt }) => dayWords(createdAt, charter.timeZone, now),
            },
            {
              heading: "State",
              cell: (token) =>
                token.revokedAt === undefined ? (
                  <TakeBack network={network} token={token} />
                ) : (
                  `Taken back on ${dayWords(token.revokedAt, charter.timeZone, now)}`
                ),
            },
          ]}
        />
      )}
    </section>
  );
}

function TakeBack({ network, token: { id, name } }: { network: string; token: ListedToken }) {
  return (
    <form method="post" action={paths.revocation({ network, token: id })}>
      <Button tone="danger">
        Take back<span class="visually-hidden">: {name}</span>
      </Button>
    </form>
  );
}
