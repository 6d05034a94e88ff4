import { env } from "cloudflare:workers";
import { buildNetworkReport } from "@allteach/actions/build-report";
import { watchCalendar } from "@allteach/actions/watch-calendar";
import { templates } from "@allteach/catalogue/templates";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { NetworkId } from "@allteach/domain/identity";
import { reportId } from "@allteach/domain/report";
import { figuresCsv } from "@allteach/interchange/write-figures-csv";
import { simulateNetwork } from "@allteach/simulation/simulate-network";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { beforeAll, describe, expect, it } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { storeOf } from "../../workers/networks.ts";
import { pngTools } from "../../workers/png-tools.ts";
import { sendForm, tableOf } from "../support/network-pages.ts";
import { answer, call, newPerson, type Person } from "../support/world.ts";

const last = lastEndedPeriod(new Date(), "Etc/UTC");

describe.each(templates.map((template) => [template.key, template] as const))(
  "the template %s",
  (key, template) => {
    const slug = `from-${key}`;
    const simulated = simulateNetwork(template, {
      seed: 1,
      sites: 2,
      months: 14,
      lastPeriod: last,
    });
    let founder: Person;

    beforeAll(async () => {
      founder = await newPerson("founder");
      const [one, two] = simulated.sites;
      const made = await sendForm(founder, "/networks/new", {
        ...{ name: `From ${key}`, slug, template: key, timeZone: "Etc/UTC" },
        ...{ mission: "Ours", vision: "", purpose: "", aim: "", transparency: "blinded" },
        sites: `First, FIRST, ${one?.type ?? ""}\nSecond, SECOND, ${two?.type ?? ""}`,
      });
      expect(made.status).toBe(303);
    });

    it("makes a network with what it promises, and with what was typed", async () => {
      const [charter] = await tableOf(slug, "select mission, vision, transparency from charter");
      const measures = await tableOf<{ code: string }>(
        slug,
        "select code from measure order by place",
      );
      const policies = await tableOf(slug, "select * from policy");

      expect(charter).toEqual({
        ...{ mission: "Ours", vision: template.vision, transparency: "blinded" },
      });
      expect(measures.map(({ code }) => code)).toEqual(template.measures.map(({ code }) => code));
      expect(policies).toHaveLength(template.policies.length);
    });

    it("shows its home, its measures and its month's form, and makes its report", async () => {
      const codes = template.measures.map(({ code }) => code);
      const names = new Map(simulated.sites.map(({ code }, n) => [code, n ? "SECOND" : "FIRST"]));
      const rows = simulated.figures
        .filter(({ figure }) => figure.state === "measured")
        .map((row) => ({ ...row, site: names.get(row.site) ?? row.site }));
      if (rows.length > 0) {
        const csv = figuresCsv(rows);
        const type = { "content-type": "text/csv" };
        const path = `/api/v1/n/${slug}/uploads?reason=history`;
        const sent = await answer(call(founder, "POST", path, csv, type));
        expect(sent).toMatchObject({ status: 200, body: { taken: true } });
      }

      for (const page of [
        "",
        "/sites",
        `/sites/FIRST/submissions/${last}`,
        ...codes.map((code) => `/measures/${code}`),
      ]) {
        expect([page, (await call(founder, "GET", `/n/${slug}${page}`)).status]).toEqual([
          page,
          200,
        ]);
      }
      expect(await reportOf(slug)).toMatchObject({ status: "built" });
    });
  },
);

async function reportOf(slug: string) {
  const directory = openDirectory(env.DIRECTORY);
  const row = await env.DIRECTORY.prepare("select id from network where slug = ?")
    .bind(slug)
    .first<{ id: string }>();
  const network = await networkById(directory, NetworkId.parse(row?.id));
  if (!network) throw new Error(`${slug} is not live`);
  const store = storeOf(env, network);
  const later = async () => {};
  const now = new Date();
  await watchCalendar({ directory, later, now }, { network, store }, now.getTime(), true);
  const [planned] = await tableOf<{ id: string }>(
    slug,
    "select id from report where kind = 'network'",
  );
  const id = planned?.id ?? reportId({ kind: "network", audience: "everyone" }, last);
  const place = { network, store, directory, archive: archiveOf(env.ARCHIVE) };
  await buildNetworkReport(place, id, { png: pngTools, origin: "http://x.example", later, now });
  const [built] = await tableOf(slug, `select status from report where id = '${id}'`);
  return built;
}

describe("an address as one types it", () => {
  it("is free, is taken, or cannot be", async () => {
    const person = await newPerson();
    const ask = (slug: string) => answer(call(person, "GET", `/networks/addresses/${slug}`));

    expect((await ask("never-heard-of")).body).toMatchObject({ free: true });
    expect((await ask("from-blank")).body).toMatchObject({
      free: false,
      because: expect.stringContaining("taken"),
    });
    expect((await ask("admin")).body).toMatchObject({ free: false });
    expect((await call(undefined, "GET", "/networks/addresses/x-y-z")).status).toBe(401);
  });
});
