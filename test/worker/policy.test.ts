import { templateOf } from "@allteach/catalogue/templates";
import { policyHash } from "@allteach/domain/policy";
import { beforeEach, describe, expect, it } from "vitest";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let sponsor: Person;
let clinician: Person;

const day = (ahead: number) =>
  new Date(Date.now() + ahead * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const form = (who: Person | undefined, path: string, fields: Record<string, string>) =>
  call(who, "POST", path, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
const page = async (who: Person | undefined, path: string) => {
  const got = await call(who, "GET", path);
  return { status: got.status, text: await got.text() };
};
const policy = (key = "data-sharing") => `/n/${slug}/policies/${key}`;
const version = (fields = {}) => ({
  ...{ title: "Data sharing", text: "Share counts.\n\nNever names." },
  ...{ effective: day(0), review: day(365), ...fields },
});
const publish = (who = leader, fields = {}) => form(who, `${policy()}/versions`, version(fields));

/** Signs what the page shows, as a browser would send it. */
async function sign(who: Person, fields: Record<string, string> = {}, key = "data-sharing") {
  const { text } = await page(who, policy(key));
  const hidden = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const sent = Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
  return form(who, `${policy(key)}/signatures`, {
    ...{ name: "Ada Sponsor", agree: "yes", ...sent, ...fields },
  });
}

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  [sponsor, clinician] = [await newPerson("sponsor"), await newPerson("clinician")];
  await join(slug, sponsor, "sponsor", 1);
  await join(slug, clinician, "clinician", 1);
});

describe("a network's policies", () => {
  it("are the five of its template from the first day on, for everyone in it", async () => {
    const { status, text } = await page(clinician, `/n/${slug}/policies`);

    expect(status).toBe(200);
    for (const title of ["Membership", "Data sharing", "Privacy"]) expect(text).toContain(title);
    expect(text.match(/0 of 3/g)).toHaveLength(5);
  });

  it("stay closed to strangers, and unknown ones are not there", async () => {
    expect((await page(await newPerson(), `/n/${slug}/policies`)).status).toBe(404);
    expect((await page(leader, policy("bylaws"))).status).toBe(404);
  });

  it("get a new version from a leader; the one before stays readable", async () => {
    const published = await publish();
    const now = await page(clinician, policy());
    const before = await page(clinician, `${policy()}?version=1`);

    expect(published.headers.get("location")).toContain("version=2");
    expect(now.text).toContain("Never names.");
    expect(before.text).toContain("Version 2 holds today");
  });

  it("hold from their day on and not sooner", async () => {
    await publish(leader, { effective: day(30) });

    expect((await page(clinician, policy())).text).not.toContain("Never names.");
    const ahead = await page(clinician, `${policy()}?version=2`);
    expect(ahead.text).toContain("Not yet in effect");
  });

  it.each([
    ["a day that has passed", { effective: day(-2) }, "choose today or a later day"],
    ["a review before its first day", { review: day(-1) }, "choose a day after the one"],
    ["nothing in it", { text: " " }, "write what it says"],
    ["no title", { title: "" }, "give a name"],
    ["a day that is none", { effective: "soon" }, "give a day"],
  ])("are not published with %s, and what was typed stays", async (_, fields, because) => {
    const refused = await publish(leader, { text: "Quite another text", ...fields });
    const text = await refused.text();

    expect(refused.status).toBe(422);
    expect(text).toContain(because);
    if (!("text" in fields)) expect(text).toContain("Quite another text");
  });

  it("are published by nobody else", async () => {
    const coordinator = await newPerson();
    await join(slug, coordinator, "coordinator");

    expect((await publish(coordinator)).status).toBe(403);
    expect((await publish(sponsor)).status).toBe(403);
  });

  it("are published once when two leaders publish at once", async () => {
    const both = await Promise.all([publish(), publish()]);

    const statuses = both.map(({ status }) => status).sort();
    expect([
      [303, 303],
      [303, 422],
    ]).toContainEqual(statuses);
    const { text } = await page(leader, policy());
    expect(text.match(/fingerprint/g)).toHaveLength(statuses[1] === 303 ? 3 : 2);
  });

  it("are spoken of to leaders when they are to be read again", async () => {
    expect((await page(leader, `/n/${slug}/policies`)).text).not.toContain("to be read again</");
    await publish(leader, { review: day(20) });

    expect((await page(leader, `/n/${slug}/policies`)).text).toContain("One policy is to be read");
    expect((await page(leader, `/n/${slug}`)).text).toContain("One policy is to be read");
    expect((await page(clinician, `/n/${slug}`)).text).not.toContain("One policy is to be read");
  });
});

describe("a signature", () => {
  it("is given by a site's sponsor, and seen by the leaders", async () => {
    const signed = await sign(sponsor);

    expect(signed.status).toBe(303);
    expect((await page(sponsor, policy())).text).not.toContain("Sign for Northgate");
    expect((await page(leader, policy())).text).toContain("Ada Sponsor");
    expect((await page(clinician, policy())).text).toContain("1 of 3 sites have signed");
  });

  it("is refused from anyone else, for another site, and twice", async () => {
    const whole = { site: "NOR", version: "1", sha256: await firstHash() };

    expect((await sign(leader, whole)).status).toBe(403);
    expect((await sign(clinician, whole)).status).toBe(403);
    expect((await sign(sponsor, { ...whole, site: "SOU" })).status).toBe(403);
    expect((await sign(sponsor)).status).toBe(303);
    expect((await sign(sponsor, whole)).status).toBe(422);
  });

  it("binds to the text that was read", async () => {
    const read = { site: "NOR", version: "1", sha256: await firstHash() };
    await publish();

    const stale = await sign(sponsor, read);
    const forged = await sign(sponsor, { sha256: "0".repeat(64) });

    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain("another text holds than the one you read");
    expect(forged.status).toBe(422);
  });

  it("needs a name and a tick", async () => {
    expect((await sign(sponsor, { name: "" })).status).toBe(422);
    expect((await sign(sponsor, { agree: "" })).status).toBe(422);
  });

  /** The hash of the text that every such network begins with. */
  function firstHash(): Promise<string> {
    const first = templateOf("patient-safety")?.policies.find(({ key }) => key === "data-sharing");
    const { title = "", paragraphs = [] } = first ?? {};
    return policyHash({ title, text: paragraphs.join("\n\n") });
  }
});

describe("a network that wants signatures first", () => {
  const chart = (suffix: string) => `/api/v1/n/${slug}/measures/CAUTI/${suffix}`;
  const month = (site: string) => `/api/v1/n/${slug}/sites/${site}/submissions/2026-01`;
  const require = (who = leader, required = "yes") =>
    form(who, `/n/${slug}/signature-rule`, { required });

  beforeEach(async () => {
    for (const site of ["NOR", "SOU"]) {
      const figures = [{ measure: "CAUTI", numerator: 3, denominator: 1000 }];
      await call(leader, "PUT", month(site), { figures });
    }
  });

  it("shows an unsigned site itself and the network alone, and lets it take nothing away", async () => {
    expect((await call(clinician, "GET", chart("chart?site=SOU"))).status).toBe(200);
    await require();

    const statuses = async () => ({
      network: (await call(clinician, "GET", chart("chart"))).status,
      own: (await call(clinician, "GET", chart("chart?site=NOR"))).status,
      others: (await call(clinician, "GET", chart("chart?site=SOU"))).status,
      month: (await call(clinician, "GET", month("SOU"))).status,
      page: (await call(clinician, "GET", `/n/${slug}/sites/SOU`)).status,
      file: (await call(clinician, "GET", chart("chart.csv"))).status,
      list: (await call(clinician, "GET", `/api/v1/n/${slug}/submissions?period=2026-01`)).status,
    });
    expect(await statuses()).toEqual({
      ...{ network: 200, own: 200, others: 404, month: 404, page: 404 },
      ...{ file: 403, list: 403 },
    });

    await sign(sponsor);
    expect(new Set(Object.values(await statuses()))).toEqual(new Set([200]));
  });

  it("says so to the site on its first page, and leaves leaders as they were", async () => {
    await require();

    expect((await page(clinician, `/n/${slug}`)).text).toContain("Your site signs first");
    expect((await page(leader, `/n/${slug}`)).text).not.toContain("Your site signs first");
    expect((await call(leader, "GET", chart("chart.csv"))).status).toBe(200);
    expect((await call(leader, "GET", chart("chart?site=SOU"))).status).toBe(200);
  });

  it("binds a site's token as it binds the site", async () => {
    const asked = { name: "EHR", site: "NOR" };
    const { body } = await answer(call(leader, "POST", `/api/v1/n/${slug}/tokens`, asked));
    await require();

    expect((await call(body.token, "GET", month("SOU"))).status).toBe(404);
    expect((await call(body.token, "GET", month("NOR"))).status).toBe(200);
    await sign(sponsor);
    expect((await call(body.token, "GET", month("SOU"))).status).toBe(200);
  });

  it("asks again when a new version holds, and not before", async () => {
    await require();
    await sign(sponsor);
    await publish(leader, { effective: day(20) });
    expect((await call(clinician, "GET", chart("chart?site=SOU"))).status).toBe(200);
    await publish();

    expect((await call(clinician, "GET", chart("chart?site=SOU"))).status).toBe(404);
    expect((await sign(sponsor)).status).toBe(303);
    expect((await call(clinician, "GET", chart("chart?site=SOU"))).status).toBe(200);
  });

  it("is asked by its leaders alone, and another network is as it was", async () => {
    const theirs = await newNetwork();
    await join(theirs.slug, clinician, "clinician", 1);

    expect((await require(sponsor)).status).toBe(403);
    await require();
    const other = `/api/v1/n/${theirs.slug}/measures/CAUTI/chart?site=SOU`;
    expect((await call(clinician, "GET", other)).status).toBe(200);
  });

  it("stops asking when its leaders say so", async () => {
    await require();
    await require(leader, "no");

    expect((await call(clinician, "GET", chart("chart?site=SOU"))).status).toBe(200);
  });
});
