import { Button, LinkButton } from "../components/button.tsx";
import { Page } from "../components/page.tsx";
import { paths } from "../paths.ts";

/**
 * Where the link in a sign-in mail leads. Opening it changes nothing, since mail scanners open
 * links too: only the button uses it up.
 *
 * @param link What proves the mail was read; sent back as the field `link`.
 */
export function ConfirmPage({ link, email }: { link: string; email?: string | undefined }) {
  return (
    <Page title="Sign in" offerSignIn={false}>
      <div class="narrow stack">
        <h1>One click and you are in</h1>
        <p class="lead">{email ? `You are signing in as ${email}.` : "Your link is good."}</p>
        <form method="post" action={paths.signInConfirm}>
          <input type="hidden" name="link" value={link} />
          <p class="actions">
            <Button tone="primary" large>
              Sign in
            </Button>
          </p>
        </form>
        <p class="soft">
          Did you not ask for this? Close the page: without the button nothing happens.
        </p>
      </div>
    </Page>
  );
}

/** The same address, when the link is spent, too old, or cut short by a mail program. */
export function SpentLinkPage() {
  return (
    <Page title="This link no longer works" offerSignIn={false}>
      <div class="narrow stack">
        <h1>This link no longer works</h1>
        <p class="lead">A link works once, for 15 minutes. Ask for a new one: it takes a moment.</p>
        <p class="actions">
          <LinkButton href={paths.signIn} tone="primary" icon="mail">
            Get a new link
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}
