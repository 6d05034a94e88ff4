import { describe, expect, it } from "vitest";
import { ConfirmPage, SpentLinkPage } from "./confirm-page.tsx";
import { ErrorPage } from "./error-page.tsx";
import { FrontPage } from "./front-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { OutboxMailPage, OutboxPage } from "./outbox-page.tsx";
import { SignInPage, SignInSentPage } from "./sign-in-page.tsx";

const chart = { svg: "<svg></svg>", sentence: "Remission rose", caption: "In 18 sites." };
const mail = {
  id: "m/1",
  to: "ada@north.example",
  subject: "Remission <rose>",
  at: "2026-11-21T08:00:00.000Z",
  html: "<p style='color:red'>It rose</p>",
  text: "It rose <a lot>",
  links: ["http://localhost:8787/n/ibd"],
  attachments: [{ name: "report.pdf", type: "application/pdf", bytes: 2_049 }],
};

const pages = {
  front: <FrontPage chart={chart} exampleHref="/n/example" />,
  signIn: <SignInPage email="ada" error="Write the whole address." next="/n/ibd" />,
  sent: <SignInSentPage outboxHref="/dev/outbox" />,
  confirm: <ConfirmPage link="secret" email="ada@north.example" />,
  spent: <SpentLinkPage />,
  notFound: <NotFoundPage what="measure" links={[{ label: "All measures", href: "/n/ibd" }]} />,
  error: <ErrorPage requestId="8f2c" wasSending />,
  outbox: <OutboxPage mails={[mail]} />,
  emptyOutbox: <OutboxPage mails={[]} />,
  mail: <OutboxMailPage mail={mail} />,
};

describe.each(Object.entries(pages))("the %s page", (_, page) => {
  const html = String(page);

  it("has one main heading", () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  });

  it("needs no style or script that a strict policy would refuse", () => {
    expect(html).not.toMatch(/ style=| on\w+=|<style|javascript:/);
    expect(html).not.toMatch(/<script(?![^>]* src="\/)/);
  });

  it("gives no two things one id", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the front page", () => {
  it("says that its figures are simulated", () => {
    expect(String(pages.front)).toContain("The figures are simulated.");
  });

  it("offers an example only where there is one", () => {
    expect(String(pages.front)).toContain("See a live example");
    expect(String(<FrontPage chart={chart} />)).not.toContain("See a live example");
  });

  it("shows their networks to those who have some", () => {
    const networks = [{ name: "IBD network", href: "/n/ibd" }];
    const html = String(<FrontPage chart={chart} person={{ name: "Ada" }} networks={networks} />);

    expect(html).toContain("Your networks");
    expect(html).toContain('href="/n/ibd"');
    expect(String(pages.front)).not.toContain("Your networks");
  });
});

describe("signing in", () => {
  it("keeps what was typed and where they were going", () => {
    const html = String(pages.signIn);

    expect(html).toContain('value="ada"');
    expect(html).toContain('name="next" value="/n/ibd"');
  });

  it("mentions the outbox only where there is one", () => {
    expect(String(pages.sent)).toContain('href="/dev/outbox"');
    expect(String(<SignInSentPage />)).not.toContain("outbox");
  });

  it("uses the link up by a form, never by being opened", () => {
    expect(String(pages.confirm)).toMatch(
      /<form method="post" action="\/sign-in\/confirm"><input type="hidden" name="link" value="secret"\/>/,
    );
  });
});

describe("a page that is not there", () => {
  it("says what is", () => {
    expect(String(pages.notFound)).toContain("All measures");
  });

  it("asks to sign in only those who have not", () => {
    const html = String(<NotFoundPage person={{ name: "Ada" }} />);

    expect(html).not.toContain("/sign-in");
    expect(String(pages.notFound)).toContain("/sign-in");
  });
});

describe("the error page", () => {
  it("gives the number to quote", () => {
    expect(String(pages.error)).toContain("<code>8f2c</code>");
  });

  it("warns of sending twice only those who were sending", () => {
    expect(String(pages.error)).toContain("before you send it twice");
    expect(String(<ErrorPage requestId="8f2c" wasSending={false} />)).not.toContain("twice");
  });
});

describe("the outbox", () => {
  it("invites where it is empty", () => {
    expect(String(pages.emptyOutbox)).toContain("No mail yet");
  });

  it("keeps a mail's own markup out of the page", () => {
    const html = String(pages.mail);

    expect(html).not.toContain("It rose</p>");
    expect(html).toContain("It rose &lt;a lot&gt;");
    expect(html).toMatch(/<iframe[^>]*src="\/dev\/outbox\/m%2F1\/html"[^>]*sandbox="allow-popups/);
    expect(html).not.toContain("allow-scripts");
  });

  it("lists where a mail leads and what it carries", () => {
    expect(String(pages.mail)).toContain('href="http://localhost:8787/n/ibd"');
    expect(String(pages.mail)).toContain("report.pdf");
    expect(String(pages.mail)).toContain("3 KB");
  });
});
