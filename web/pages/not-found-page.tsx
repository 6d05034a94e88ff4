import { Page } from "../components/page.tsx";
import type { Person } from "../components/page-header.tsx";
import { paths } from "../paths.ts";

export interface NotFoundPageProps {
  /** What was looked for: "measure", "site", "report"; left out where the address says nothing. */
  what?: string | undefined;
  /** What does exist, nearest first. */
  links?: readonly { label: string; href: string }[] | undefined;
  person?: Person | undefined;
}

/** Nothing at this address, or nothing this person may see: the two look alike on purpose. */
export function NotFoundPage({ what, links = [], person }: NotFoundPageProps) {
  return (
    <Page title="Nothing here" person={person}>
      <h1>{what ? `We could not find that ${what}` : "There is no page at this address"}</h1>
      <p class="lead">
        It may have moved, or only members of its network may see it.
        {!person && " If you are a member, sign in first."}
      </p>
      <section>
        <h2>What there is</h2>
        <ul>
          {links.map(({ label, href }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
          {!person && (
            <li>
              <a href={paths.signIn}>Sign in</a>
            </li>
          )}
          <li>
            <a href={paths.front}>The front page</a>
          </li>
        </ul>
      </section>
    </Page>
  );
}
