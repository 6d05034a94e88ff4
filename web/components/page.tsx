import { raw } from "hono/html";
import type { Child, PropsWithChildren } from "hono/jsx";
import { type AssetName, assets } from "../assets.ts";
import { Breadcrumb, type Crumb } from "./breadcrumb.tsx";
import { Notice, type NoticeTone } from "./notice.tsx";
import {
  type NetworkLink,
  PageHeader,
  type Person,
  type Section,
  type SectionGroup,
} from "./page-header.tsx";

export type ClientScript = Extract<AssetName, `${string}.js`>;

export type PageProps = PropsWithChildren<{
  /** What this page is, before the network's name. */
  title: string;
  /** For search engines and shared links; only pages that anyone may open have one. */
  description?: string | undefined;
  /** The language the page is written in. */
  lang?: string | undefined;
  /** The network whose page it is. */
  network?: { name: string; href: string } | undefined;
  /** Every network the person belongs to, for the switcher. */
  networks?: readonly NetworkLink[] | undefined;
  /** The parts of this network, one of them current. */
  sections?: readonly Section[] | undefined;
  /** Those that stand in a menu after them. */
  more?: readonly SectionGroup[] | undefined;
  person?: Person | undefined;
  /** False on the pages that sign one in, where the link would lead to itself. */
  offerSignIn?: boolean | undefined;
  breadcrumb?: readonly Crumb[] | undefined;
  notice?: { tone?: NoticeTone | undefined; title?: string; text?: Child } | undefined;
  /** Says over every page that no figure on it comes from a real hospital. */
  simulated?: boolean | undefined;
  /** Scripts that make a page that already works pleasanter. */
  scripts?: readonly ClientScript[] | undefined;
  footer?: readonly Crumb[] | undefined;
}>;

/** Everything around what a page has to say. */
export function Page({ title, network, breadcrumb = [], notice, children, ...rest }: PageProps) {
  const { description, lang = "en-GB", simulated, scripts = [], footer = [], ...header } = rest;
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <title>{pageTitle(title, network?.name)}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          {description && <meta name="description" content={description} />}
          <link rel="stylesheet" href={assets["style.css"]} />
          <link rel="icon" type="image/svg+xml" href={assets["icon.svg"]} />
          {["menus.js" as const, ...scripts].map((script) => (
            <script type="module" src={assets[script]} />
          ))}
        </head>
        <body>
          <a class="skip-link" href="#main">
            Skip to the content
          </a>
          <PageHeader network={network} {...header} />
          {simulated && <SimulatedFigures />}
          <div class="page-body shell-width">
            {breadcrumb.length > 0 && <Breadcrumb crumbs={breadcrumb} />}
            <main id="main" tabindex={-1}>
              {notice && (
                <Notice tone={notice.tone} title={notice.title}>
                  {notice.text}
                </Notice>
              )}
              {children}
            </main>
          </div>
          <PageFooter links={footer} />
        </body>
      </html>
    </>
  );
}

/** The page's own words first: a tab shows only the beginning. */
function pageTitle(title: string, network: string | undefined): string {
  const parts = [title, network, "Allteach"].filter((part) => part !== undefined);
  return [...new Set(parts)].join(" · ");
}

function SimulatedFigures() {
  return (
    <aside class="simulated" aria-label="About these figures">
      <div class="shell-width">
        <p>
          <strong>Simulated figures.</strong> Nothing here comes from a real hospital or patient.
        </p>
      </div>
    </aside>
  );
}

function PageFooter({ links }: { links: readonly Crumb[] }) {
  return (
    <footer class="page-footer">
      <div class="shell-width">
        <p>Allteach: all teach, all learn. It holds counts, never patients.</p>
        {links.length > 0 && (
          <ul>
            {links.map(({ label, href }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </footer>
  );
}
