import { beforeEach, describe, expect, it } from "vitest";
import {
  mailsTo,
  networkOf,
  pathIn,
  post,
  report,
  strikeAndWork,
} from "../support/report-world.ts";
import { call, newNetwork, type Person } from "../support/world.ts";

const february21 = Date.UTC(2026, 1, 21, 12);
let slug: string;
let leader: Person;

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  for (const site of ["NOR", "SOU", "WES"]) {
    await report(leader, slug, site, "2026-01", { numerator: 31, denominator: 4321 });
  }
});

async function mailIn(locale: string) {
  await post(leader, `/n/${slug}/mail-preference`, { reminders: "yes", locale });
  const wanted = { report: "network", format: "pdf" };
  await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, wanted);
  await strikeAndWork(february21, await networkOf(slug));
  const [mail] = await mailsTo(leader.email);
  if (!mail) throw new Error("no mail came");
  return mail;
}

describe("a report’s numbers", () => {
  it.each([
    ["de-DE", "93 in 12.963", "7,2\u00a0per 1.000 catheter days", "12.963"],
    ["fr-FR", "93 in 12\u202f963", "7,2\u00a0per 1\u202f000 catheter days", "12\u202f963"],
    ["en-GB", "93 in 12,963", "7.2\u00a0per 1,000 catheter days", "12,963"],
  ])("are those of %s, in English words", async (locale, counts, sentence, count) => {
    const { html = "", text, attachments } = await mailIn(locale);

    expect(html.includes(counts) ? counts : html.match(/>93 in[^<]*/)?.[0]).toBe(counts);
    expect(html.includes(sentence) ? sentence : html.match(/7[.,]2[^<]*/)?.[0]).toBe(sentence);
    expect(text.includes(count) ? count : text.match(/93 +\S+/)?.[0]).toBe(count);
    expect(html.includes("In pictures numbers are written 1,234.5")).toBe(locale !== "en-GB");
    expect(attachments.map(({ name }) => name)).toContain("network-2026-01.pdf");
  });

  it("are shown again as they were sent, whatever their reader prefers by then", async () => {
    const { html = "" } = await mailIn("de-DE");
    await post(leader, `/n/${slug}/mail-preference`, { reminders: "yes", locale: "en-GB" });
    const [, view = ""] = /<a href="([^"]+\/mailed\/[^"]+)"/.exec(html) ?? [];
    const shown = await call(undefined, "GET", `${pathIn(view)}/mail.html`);

    expect(await shown.text()).toBe(html);
  });

  it("are on the paper that the archive gives those of the browser’s language, where it was made", async () => {
    await mailIn("de-DE");
    const paperFor = async (language: string) => {
      const address = `/n/${slug}/reports/network-2026-01`;
      const page = await call(leader, "GET", address, undefined, { "accept-language": language });
      return /href="[^"]*\/([^"/]+\.pdf)"/.exec(await page.text())?.[1];
    };

    expect(await paperFor("de-DE,de;q=0.9,en;q=0.8")).toBe("report.continental.pdf");
    expect(await paperFor("fr-FR")).toBe("report.pdf");
    expect(await paperFor("en-GB")).toBe("report.pdf");
    expect(await paperFor("?")).toBe("report.pdf");
  });
});
