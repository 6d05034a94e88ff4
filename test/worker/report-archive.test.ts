import { beforeAll, describe, expect, it } from "vitest";
import { mailsTo, networkOf, post, report, strikeAndWork } from "../support/report-world.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const february21 = Date.UTC(2026, 1, 21, 12);

let slug: string;
let leader: Person;
let funder: Person;

/** A network with a month's reports, some of them for its funder. */
beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  funder = await newPerson("funder");
  await join(slug, funder, "funder");
  for (const site of ["NOR", "SOU", "WES"]) {
    await report(leader, slug, site, "2026-01", { numerator: 20, denominator: 1000 });
  }
  await call(funder, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "funder" });
  await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "site", site: "NOR" });
  await strikeAndWork(february21, await networkOf(slug));
});

const page = (who: Person | undefined, path: string) => call(who, "GET", path);
const idsFor = async (who: Person) => {
  const { body } = await answer(call(who, "GET", `/api/v1/n/${slug}/reports`));
  return body.items.map(({ id }: { id: string }) => id);
};

describe("a funder", () => {
  it("comes into the network at the reports that are for funders, and finds no others", async () => {
    const entered = await page(funder, `/n/${slug}`);
    const html = await (await page(funder, `/n/${slug}/reports`)).text();

    expect(entered.status).toBe(403);
    expect(html).toContain(`/n/${slug}/reports/funder-2026-01-sums`);
    expect(html).not.toMatch(/reports\/(network|site)-/);
    expect(html).not.toContain("Overview");
    expect(await idsFor(funder)).toEqual(["funder-2026-01-sums"]);
  });

  it("reads one on a page, with the forms it was mailed in and no word of a site", async () => {
    const at = `/n/${slug}/reports/funder-2026-01-sums`;
    const shown = await (await page(funder, at)).text();
    const html = await (await page(funder, `${at}/report.html`)).text();
    const paper = await page(funder, `${at}/report.pdf`);
    const [mail] = await mailsTo(funder.email);

    expect(shown).toContain("kept unchanged since");
    expect(shown).not.toContain("Who was mailed");
    expect(html).toMatch(/60 (in|of) 3,000/);
    for (const site of ["Northgate", "Southmoor", "Westhaven"]) {
      expect(shown + html).not.toContain(site);
    }
    expect(paper.headers.get("content-type")).toBe("application/pdf");
    expect(mail?.text).toMatch(/60 (in|of) 3,000/);
  });

  it.each(["network-2026-01", "site-1-2026-01", "network-2026-01/report.html", "no-such-report"])(
    "is told nothing of %s",
    async (id) => {
      const answered = await page(funder, `/n/${slug}/reports/${id}`);

      expect(answered.status).toBe(404);
      expect(await answered.text()).not.toContain("Northgate");
    },
  );

  it("may not see how reports were made, nor what the call is about", async () => {
    expect((await page(funder, `/n/${slug}/runs`)).status).toBe(403);
    expect((await page(funder, `/n/${slug}/agenda`)).status).toBe(403);
    expect((await post(funder, `/n/${slug}/runs`, { reason: "again" })).status).toBe(403);
  });
});

describe("the archive of another network", () => {
  it("is not there for a funder of this one", async () => {
    const other = await newNetwork();

    expect((await page(funder, `/n/${other.slug}/reports`)).status).toBe(404);
    const ours = `/n/${slug}/reports/funder-2026-01-sums`;
    expect((await page(other.leader, ours)).status).toBe(404);
    expect((await page(undefined, ours)).status).toBe(303);
  });
});
