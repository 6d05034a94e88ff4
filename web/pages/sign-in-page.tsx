import { Button, LinkButton } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { HumanCheck } from "../components/human-check.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { paths } from "../paths.ts";

export interface SignInPageProps {
  /** What was typed, when the form comes back. */
  email?: string | undefined;
  error?: string | undefined;
  /** Where they were going, carried through as the hidden field `next`. */
  next?: string | undefined;
  /** A hospital's own sign-in; each is a form of its own. */
  singleSignOn?: readonly { name: string; action: string }[] | undefined;
  humanCheck?: { siteKey: string } | undefined;
}

/** One field: who you are. */
export function SignInPage(props: SignInPageProps) {
  const { email, error, next, singleSignOn = [], humanCheck } = props;
  return (
    <Page title="Sign in" offerSignIn={false}>
      <div class="narrow stack">
        <h1>Sign in</h1>
        <p class="lead">We mail you a link. There is no password to remember.</p>
        <form method="post" action={paths.signIn}>
          <Field
            name="email"
            kind="email"
            label="Your email address"
            hint="The one your network knows you by."
            autocomplete="email"
            value={email}
            error={error}
          />
          {next && <input type="hidden" name="next" value={next} />}
          {humanCheck && <HumanCheck {...humanCheck} />}
          <p class="actions">
            <Button tone="primary" icon="mail">
              Mail me a link
            </Button>
          </p>
        </form>
        {singleSignOn.length > 0 && <h2>Or with your hospital’s account</h2>}
        {singleSignOn.map(({ name, action }) => (
          <form method="post" action={action}>
            {next && <input type="hidden" name="next" value={next} />}
            <Button>{name}</Button>
          </form>
        ))}
      </div>
    </Page>
  );
}

/** On the way to a hospital's own sign-in; the browser goes on by itself. */
export function SingleSignOnPage({ name, href }: { name: string; href: string }) {
  return (
    <Page title={`Sign in with ${name}`} offerSignIn={false}>
      <div class="narrow stack">
        <h1>Sign in with {name}</h1>
        <p class="lead">You are being taken to its sign-in, and come back here afterwards.</p>
        <p class="actions">
          <LinkButton href={href} tone="primary" icon="arrow-right">
            Go on to {name}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

/** A hospital's own sign-in let nobody in: says why that may be, and the other way. */
export function SingleSignOnFailedPage({ name }: { name: string }) {
  return (
    <Page title="You are not signed in" offerSignIn={false}>
      <div class="narrow stack">
        <h1>You are not signed in</h1>
        <p class="lead">
          {name} did not let you in here, it took longer than 15 minutes, or it has not confirmed
          your mail address.
        </p>
        <p>A link by mail always works.</p>
        <p class="actions">
          <LinkButton href={paths.signIn} tone="primary" icon="mail">
            Get a link by mail
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

export interface SignInSentPageProps {
  /** In development mail goes nowhere: where it can be read instead. */
  outboxHref?: string | undefined;
}

/** Says the same whether the address is known or not, so that nobody can find out who is. */
export function SignInSentPage({ outboxHref }: SignInSentPageProps) {
  return (
    <Page title="Look in your mail" offerSignIn={false}>
      <div class="narrow stack">
        <h1>Look in your mail</h1>
        <p class="lead">
          If that address can sign in here, a link is on its way. It works once, for 15 minutes.
        </p>
        {outboxHref && (
          <Notice title="This is a development server">
            <p>
              No mail leaves it. <a href={outboxHref}>Open the outbox</a> to find the link.
            </p>
          </Notice>
        )}
        <h2>Nothing there?</h2>
        <ul>
          <li>Hospital mail can take a few minutes. Look in the junk folder too.</li>
          <li>Is it the address your network knows? Ask whoever invited you.</li>
          <li>
            <a href={paths.signIn}>Try again</a>: a new link replaces the old one.
          </li>
        </ul>
      </div>
    </Page>
  );
}
