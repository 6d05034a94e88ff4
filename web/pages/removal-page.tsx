import { Button, LinkButton } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";

export interface RemovalPageProps {
  shell: Partial<PageProps>;
  network: { slug: string; name: string; timeZone: string };
  now: Date;
  /** The first question says what it means; the second asks for the name. */
  step: "first" | "second";
  typed?: string | undefined;
  error?: string | undefined;
}

/** Removing a network: asked twice, and done a month later. */
export function RemovalPage({ shell, network, now, step, typed, error }: RemovalPageProps) {
  const { slug, name, timeZone } = network;
  const on = dayWords(now.getTime() + 30 * 86_400_000, timeZone, now);
  return (
    <Page
      title="Remove the network"
      breadcrumb={[{ label: "Settings", href: paths.settings({ network: slug }) }]}
      {...shell}
    >
      <h1>Remove {name}?</h1>
      {step === "first" ? (
        <>
          <p class="lead">
            Its pages close at once. On {on} everything is removed for good: figures, reports,
            files, its people’s roles, its address. Until then you can open it again with one click.
          </p>
          <ul>
            <li>Reports and reminders stop at once. Mails that have been sent stay with people.</li>
            <li>
              You can <a href={paths.export({ network: slug })}>take everything with you</a> first,
              and start again from that file at any time.
            </li>
            <li>Afterwards you get a certificate that says what was removed.</li>
          </ul>
          <p class="actions">
            <LinkButton href={`${paths.removal({ network: slug })}?sure`} tone="danger">
              Go on to remove it
            </LinkButton>
            <LinkButton href={paths.settings({ network: slug })} tone="quiet">
              Keep it
            </LinkButton>
          </p>
        </>
      ) : (
        <form method="post" action={paths.removal({ network: slug })} novalidate>
          <Field
            name="name"
            label="Type the network’s name"
            hint={`So that it is this one that is meant: ${name}`}
            value={typed}
            error={error}
            maxlength={200}
            autocomplete="off"
          />
          <p class="actions">
            <Button tone="danger">Remove it on {on}</Button>
            <LinkButton href={paths.settings({ network: slug })} tone="quiet">
              Keep it
            </LinkButton>
          </p>
        </form>
      )}
    </Page>
  );
}

export interface LeavingPageProps {
  shell: Partial<PageProps>;
  network: { slug: string; name: string; timeZone: string };
  now: Date;
  leavingAt: number;
  /** Whether the reader may keep it after all. */
  mayKeep: boolean;
}

/** What a network's members see in place of its pages while it is leaving. */
export function LeavingPage({ shell, network, now, leavingAt, mayKeep }: LeavingPageProps) {
  const { slug, name, timeZone } = network;
  const on = dayWords(leavingAt, timeZone, now);
  return (
    <Page title={`${name} is leaving`} {...shell}>
      <h1>{name} is leaving</h1>
      <Notice tone="warning" title={`Everything in it is removed on ${on}`}>
        <p>Its leader asked for that. Nothing is lost until then, and nothing can be entered.</p>
      </Notice>
      {mayKeep ? (
        <form method="post" action={paths.removalEnd({ network: slug })}>
          <p class="actions">
            <Button tone="primary" large>
              Keep the network
            </Button>
            <LinkButton href={paths.export({ network: slug })} icon="download">
              Take everything with you
            </LinkButton>
          </p>
          <p class="soft">Kept, it opens at once, as it was.</p>
        </form>
      ) : (
        <p>Its leader can still open it again. Ask them, if you need it or its figures.</p>
      )}
    </Page>
  );
}
