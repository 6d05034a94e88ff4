import { paths } from "../paths.ts";
import { LinkButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { Wordmark } from "./wordmark.tsx";

export interface NetworkLink {
  name: string;
  href: string;
  current?: boolean | undefined;
}

export interface Section {
  label: string;
  href: string;
  current?: boolean | undefined;
}

/** A part of the menu "More". */
export interface SectionGroup {
  label: string;
  sections: readonly Section[];
}

export interface Person {
  name: string;
  /** Where they change their own settings. */
  accountHref?: string | undefined;
}

export interface PageHeaderProps {
  network?: { name: string; href: string } | undefined;
  networks?: readonly NetworkLink[] | undefined;
  sections?: readonly Section[] | undefined;
  more?: readonly SectionGroup[] | undefined;
  person?: Person | undefined;
  /** False on the pages that sign one in, where the link would lead to itself. */
  offerSignIn?: boolean | undefined;
}

/** Where one is, who one is, and where else one could be. */
export function PageHeader(props: PageHeaderProps) {
  const { network, networks, sections = [], more = [], person, offerSignIn = true } = props;
  return (
    <header class="page-header">
      <div class="shell-width">
        <div class="page-header-bar">
          <Wordmark />
          <NetworkSwitcher network={network} networks={networks} />
          <div class="page-header-end">
            {person && <Account person={person} />}
            {!person && offerSignIn && <SignIn />}
          </div>
        </div>
        {sections.length > 0 && (
          <nav aria-label={network?.name ?? "Sections"}>
            <ul class="sections">
              <SectionLinks sections={sections} />
              {more.length > 0 && <More groups={more} />}
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}

function SectionLinks({ sections }: { sections: readonly Section[] }) {
  return sections.map(({ label, href, current }) => (
    <li>
      <a href={href} aria-current={current ? "page" : undefined}>
        {label}
      </a>
    </li>
  ));
}

function More({ groups }: { groups: readonly SectionGroup[] }) {
  return (
    <li class="more">
      <Menu label="More">
        {groups.map(({ label, sections }, index) => (
          <div>
            <p id={`more-${index}`}>{label}</p>
            <ul aria-labelledby={`more-${index}`}>
              <SectionLinks sections={sections} />
            </ul>
          </div>
        ))}
      </Menu>
    </li>
  );
}

function NetworkSwitcher({ network, networks = [] }: PageHeaderProps) {
  const others = networks.filter(({ current }) => !current);
  if (others.length === 0) {
    return network ? (
      <a class="network-name" href={network.href}>
        {network.name}
      </a>
    ) : null;
  }
  return (
    <Menu label={network?.name ?? "Your networks"}>
      <nav aria-label="Your networks">
        <ul>
          {networks.map(({ name, href, current }) => (
            <li>
              <a href={href} aria-current={current ? "true" : undefined}>
                {name}
                {current && <Icon name="check" />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </Menu>
  );
}

function Account({ person }: { person: Person }) {
  return (
    <Menu label={person.name} icon="person">
      <ul>
        {person.accountHref && (
          <li>
            <a href={person.accountHref}>Your settings</a>
          </li>
        )}
        <li>
          <form method="post" action={paths.signOut}>
            <button type="submit">Sign out</button>
          </form>
        </li>
      </ul>
    </Menu>
  );
}

function SignIn() {
  return (
    <LinkButton tone="quiet" href={paths.signIn}>
      Sign in
    </LinkButton>
  );
}
