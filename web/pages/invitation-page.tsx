import { type Role, roleNames } from "@allteach/domain/permission";
import { Button, LinkButton } from "../components/button.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";

export interface InvitationPageProps {
  shell: Partial<PageProps>;
  /** What the link carries. */
  link: string;
  network: { name: string };
  role: Role;
  /** The name of the site that the role is for, where it is for one. */
  site?: string | undefined;
  /** The address it is bound to. */
  email: string;
  /** Whether the reader is signed in with that address, with another, or not at all. */
  reader: "invited" | "other" | "nobody";
}

/**
 * Where the link in an invitation leads. Opening it changes nothing, since mail scanners open links
 * too: only the button accepts.
 */
export function InvitationPage(props: InvitationPageProps) {
  const { shell, network, role, site, reader } = props;
  return (
    <Page title={`Join ${network.name}`} {...shell} offerSignIn={false}>
      <div class="narrow stack">
        <h1>Join {network.name}?</h1>
        <p class="lead">
          You are invited as: {roleNames[role].toLowerCase()}
          {site && ` at ${site}`}. It is a learning network: its sites measure every month and learn
          from whoever improves.
        </p>
        {reader === "invited" && <Accept {...props} />}
        {reader === "other" && <SignedInAsOther {...props} />}
        {reader === "nobody" && <SignInFirst {...props} />}
      </div>
    </Page>
  );
}

function Accept({ link }: InvitationPageProps) {
  return (
    <>
      <form method="post" action={paths.invitation({ link })}>
        <p class="actions">
          <Button tone="primary" large>
            Accept
          </Button>
        </p>
      </form>
      <p class="soft">Not for you? Close the page: without the button nothing happens.</p>
    </>
  );
}

function SignInFirst({ link, email }: InvitationPageProps) {
  return (
    <form method="post" action={paths.signIn}>
      <p>Sign in as {email} first; the link that we mail you brings you back here.</p>
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="next" value={paths.invitation({ link })} />
      <p class="actions">
        <Button tone="primary" icon="mail">
          Mail me a link to sign in
        </Button>
      </p>
    </form>
  );
}

function SignedInAsOther({ email }: InvitationPageProps) {
  return (
    <>
      <p>
        This invitation is for {email}, and you are signed in with another address. Sign out, then
        open the link again. Or ask whoever invited you to use the address you have here.
      </p>
      <form method="post" action={paths.signOut}>
        <p class="actions">
          <Button>Sign out</Button>
        </p>
      </form>
    </>
  );
}

/** The same address, when the invitation cannot be accepted any more, or never could. */
export function PastInvitationPage({ shell }: Pick<InvitationPageProps, "shell">) {
  return (
    <Page title="This invitation no longer works" {...shell}>
      <div class="narrow stack">
        <h1>This invitation no longer works</h1>
        <p class="lead">
          An invitation works once, for two weeks, unless it is withdrawn. Ask whoever invited you
          for a new one.
        </p>
        <p class="actions">
          <LinkButton href={paths.networks}>See your networks</LinkButton>
        </p>
      </div>
    </Page>
  );
}
