import { describe, expect, it } from "vitest";
import { assets } from "../assets.ts";
import { Page } from "./page.tsx";

const ibd = { name: "IBD network", href: "/n/ibd" };
const heart = { name: "Single ventricle", href: "/n/heart" };

describe("a page", () => {
  it("is a whole document in British English with the built styles", () => {
    const html = String(<Page title="Measures">Here</Page>);

    expect(html).toMatch(/^<!doctype html><html lang="en-GB">/);
    expect(html).toContain(`<link rel="stylesheet" href="${assets["style.css"]}"/>`);
  });

  it("begins with a way past the header", () => {
    const html = String(<Page title="Measures">Here</Page>);

    expect(html).toMatch(/<body><a class="skip-link" href="#main">/);
    expect(html).toContain('<main id="main" tabindex="-1">');
  });

  it("puts its own words first in the title, and says nothing twice", () => {
    expect(String(<Page title="Measures" network={ibd} />)).toContain(
      "<title>Measures · IBD network · Allteach</title>",
    );
    expect(String(<Page title="IBD network" network={ibd} />)).toContain(
      "<title>IBD network · Allteach</title>",
    );
  });

  it("escapes whatever people have named things", () => {
    const network = { name: "<script>x</script>", href: "/n/x" };
    const html = String(
      <Page title="<b>" network={network} breadcrumb={[{ ...network, label: network.name }]} />,
    );

    expect(html).not.toContain("<b>");
    expect(html).not.toContain("<script>x");
  });

  it("offers the other networks only to someone who has others", () => {
    const alone = [{ ...ibd, current: true }];

    expect(String(<Page title="Home" network={ibd} networks={alone} />)).not.toContain("<details");
    expect(String(<Page title="Home" network={ibd} networks={[...alone, heart]} />)).toContain(
      'href="/n/heart"',
    );
  });

  it("keeps seldom needed parts in a menu, under the name of their group", () => {
    const sections = [{ label: "Goals", href: "/n/ibd/goals" }];
    const people = { label: "People", href: "/n/ibd/people", current: true };
    const more = [{ label: "Together", sections: [people] }];
    const html = String(<Page title="People" network={ibd} sections={sections} more={more} />);

    expect(html).toMatch(/href="\/n\/ibd\/goals">Goals<.*<summary>.*More.*Together/);
    expect(html).toContain('<a href="/n/ibd/people" aria-current="page">People</a>');
  });

  it("names whoever is signed in, and signs out by sending a form", () => {
    const html = String(<Page title="Home" person={{ name: "Ada" }} />);

    expect(html).toContain("Ada");
    expect(html).toContain('<form method="post" action="/sign-out">');
    expect(html).not.toContain('href="/sign-in"');
  });

  it("offers to sign in elsewhere than on the pages that do", () => {
    expect(String(<Page title="Home" />)).toContain('href="/sign-in"');
    expect(String(<Page title="Home" offerSignIn={false} />)).not.toContain('href="/sign-in"');
  });

  it("says so where the figures are simulated, and only there", () => {
    expect(String(<Page title="Home" simulated />)).toContain("Simulated figures");
    expect(String(<Page title="Home" />)).not.toContain("Simulated figures");
  });

  it("shows a notice before anything else in its content", () => {
    const html = String(
      <Page title="Home" notice={{ tone: "error", text: "Try again." }}>
        <h1>Home</h1>
      </Page>,
    );

    expect(html).toMatch(/<main[^>]*><div class="notice notice-error" role="alert">/);
  });
});
