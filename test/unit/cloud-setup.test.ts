import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { cloudflare } from "../../workers/local/cloudflare.ts";
import { poolIn, varsIn } from "../../workers/local/production-config.ts";
import { growPool, setUpCloud, type Wanted } from "../../workers/local/set-up-cloud.ts";
import { CutOff, FakePlatform } from "../support/fake-platform.ts";

const local = readFileSync("wrangler.toml", "utf8");
const vars = {
  AUTH_URL: "https://learn.example.org",
  MAIL_FROM: "Learning networks <reports@example.org>",
  OPERATORS: "ada@example.org",
};
const wanted: Wanted = { local, vars, free: 12 };
const silent = () => undefined;

let platform: FakePlatform;
const setUp = (given: Partial<Wanted> = {}) =>
  setUpCloud(platform, { ...wanted, ...given }, silent);
const grow = (free: number) => growPool(platform, { local, vars: {}, free }, silent);
const poolSize = () => poolIn(platform.made).length;

beforeEach(() => {
  platform = new FakePlatform();
});

/** Every call at which a run can be cut off, before or after it was done. */
async function everyCut(prepare: () => Promise<void>, run: () => Promise<unknown>) {
  await prepare();
  platform.begin();
  await run();
  const { calls } = platform;
  const whole = platform.state();
  const cuts = Array.from({ length: calls }, (_, n) => n + 1).flatMap((at) => [
    { at, when: "before" as const },
    { at, when: "after" as const },
  ]);
  return { cuts, whole };
}

describe("setting up an account", () => {
  it("makes everything that the configuration names, and deploys it", async () => {
    platform.domains = ["example.org"];

    const tasks = await setUp();

    expect(tasks).toEqual([]);
    expect(platform.state()).toMatchObject({
      queues: [
        ...["reports", "mail", "upkeep", "mail-events", "mail-events-dead"],
        ...["reports-dead", "mail-dead", "upkeep-dead"],
      ],
      buckets: ["allteach-archive"],
      secrets: ["AUTH_SECRET"],
      migrated: ["DIRECTORY", "COMMONS"],
    });
    expect(poolSize()).toBe(12);
    expect(varsIn(platform.config ?? "")).toMatchObject({ ...vars, ENVIRONMENT: "production" });
    expect(platform.deployments).toBe(1);
  });

  it("changes nothing when it is run again", async () => {
    await setUp();
    const before = platform.state();
    platform.begin();

    await setUp({ vars: {} });

    expect(platform.writes).toBe(0);
    expect(platform.state()).toEqual(before);
  });

  it("comes to the same end wherever it is cut off and run again", async () => {
    const { cuts, whole } = await everyCut(async () => undefined, setUp);
    for (const cut of cuts) {
      platform = new FakePlatform();
      platform.begin(cut);
      await expect(setUp(), `${cut.when} call ${cut.at}`).rejects.toThrow(CutOff);
      const secret = platform.secretValues.get("AUTH_SECRET");
      platform.begin();
      await setUp();

      expect(platform.state(), `${cut.when} call ${cut.at}`).toEqual(whole);
      expect(platform.secretValues.get("AUTH_SECRET")).toBe(
        secret ?? platform.secretValues.get("AUTH_SECRET"),
      );
      expect(platform.deployments).toBe(1);
      platform.begin();
      await setUp();
      expect(platform.writes, `again, ${cut.when} call ${cut.at}`).toBe(0);
    }
    expect(cuts.length).toBeGreaterThan(60);
    console.log(`cloud:setup: cut off at ${cuts.length} places, each time completed by a re-run`);
  });

  it.each([
    ["no address of its own", { MAIL_FROM: vars.MAIL_FROM }, /--origin/],
    ["nobody to send mail", { AUTH_URL: vars.AUTH_URL }, /--mail-from/],
    ["an address that is not https", { ...vars, AUTH_URL: "http://a.example" }, /https/],
    ["a setting that nothing reads", { ...vars, AUTH_SECRET: "x" }, /no such setting/],
  ])("refuses %s before it makes anything", async (_, given, because) => {
    await expect(setUp({ vars: given })).rejects.toThrow(because);
    expect(platform.writes).toBe(0);
  });

  it("asks for Turnstile's secret once, before the version that needs it", async () => {
    const withKey = { vars: { ...vars, TURNSTILE_SITE_KEY: "1x00000000000000000000AA" } };

    await expect(setUp(withKey)).rejects.toThrow(/TURNSTILE_SECRET/);
    expect(platform.deployments).toBe(0);
    await setUp({ ...withKey, turnstileSecret: "told once" });
    await setUp();

    expect(platform.secretValues.get("TURNSTILE_SECRET")).toBe("told once");
  });

  it("says what is left to do before mail can leave", async () => {
    const [leave, hear] = await setUp();

    expect(leave).toContain("wrangler email sending enable example.org");
    expect(hear).toContain(
      "wrangler queues subscription create mail-events --source email.sending --domain example.org",
    );
  });
});

describe("growing the pool", () => {
  it("makes databases until so many are free, and binds the old and the new", async () => {
    await setUp();
    platform.taken.add("NET_0001").add("NET_0002");

    await grow(15);

    expect(poolSize()).toBe(17);
    expect(platform.config).toContain('binding = "NET_0001"');
    expect(platform.config).toContain('binding = "NET_0017"');
    expect(varsIn(platform.config ?? "")).toMatchObject(vars);
    expect(platform.deployments).toBe(2);
  });

  it("changes nothing where enough are free", async () => {
    await setUp();
    platform.begin();

    await grow(12);
    await grow(3);

    expect(platform.writes).toBe(0);
  });

  it("takes up a database that was made and never bound", async () => {
    await setUp();
    await platform.createDatabase("allteach-net-0013");

    await grow(13);

    expect(poolSize()).toBe(13);
    expect(platform.config).toContain('binding = "NET_0013"');
  });

  it("comes to the same end wherever it is cut off and run again", async () => {
    const { cuts, whole } = await everyCut(
      async () => void (await setUp()),
      () => grow(16),
    );
    for (const cut of cuts) {
      platform = new FakePlatform();
      await setUp();
      platform.begin(cut);
      await expect(grow(16), `${cut.when} call ${cut.at}`).rejects.toThrow(CutOff);
      platform.begin();
      await grow(16);

      expect(platform.state(), `${cut.when} call ${cut.at}`).toEqual(whole);
      platform.begin();
      await grow(16);
      expect(platform.writes).toBe(0);
    }
    console.log(`pool:grow: cut off at ${cuts.length} places, each time completed by a re-run`);
  });

  it("leaves every database bound that ever was, whoever else runs at the time", async () => {
    await setUp();
    const other = platform.made.length;
    await Promise.allSettled([grow(20), grow(18)]);
    await grow(20);

    expect(platform.made.length).toBeGreaterThanOrEqual(other);
    for (const { binding } of poolIn(platform.made)) expect(platform.config).toContain(binding);
  });

  it("refuses more than one deployment can bind", async () => {
    await setUp();

    await expect(grow(5000)).rejects.toThrow(/4900/);
  });

  it("needs an account that is set up", async () => {
    await expect(grow(3)).rejects.toThrow(/--origin/);
  });
});

describe("asking the platform through wrangler", () => {
  const subscription = (domain: string, enabled: boolean, events: string[]) => ({
    ...{ name: domain, enabled, events },
    source: { type: "email.sending", domain },
  });
  const asked: string[] = [];
  const answering = (answers: Record<string, string>) =>
    cloudflare((args) => {
      asked.push(args.join(" "));
      const [, answer] =
        Object.entries(answers).find(([words]) => args.join(" ").includes(words)) ?? [];
      if (answer === undefined) throw new Error(`nobody asked for ${args.join(" ")}`);
      return answer;
    });

  it("reads what wrangler prints", async () => {
    const real = answering({
      "d1 list": '[{"uuid":"u-1","name":"allteach-net-0001"}]',
      "r2 bucket list":
        "Listing buckets…\nname:           allteach-archive\ncreation_date:  2026\n",
      "secret list": '[{"name":"AUTH_SECRET","type":"secret_text"}]',
      "d1 execute": 'note\n[{"results":[{"binding":"NET_0001"}],"success":true}]',
      "deployments status": '{"versions":[{"version_id":"v-1","percentage":100}]}',
      "versions view v-1": '{"annotations":{"workers/tag":"abc"}}',
      "email sending list":
        "│ example.org │ mail.example.org │ yes │ t1 │\n│ b.org │ b.org │ no │ t2 │",
      "queues subscription list mail-events": JSON.stringify([
        subscription("a.org", true, ["message.bounced", "message.complained"]),
        subscription("b.org", false, ["message.bounced", "message.complained"]),
        subscription("c.org", true, ["message.delivered", "message.bounced"]),
      ]),
    });

    expect(await real.databases()).toEqual([{ name: "allteach-net-0001", id: "u-1" }]);
    expect(await real.buckets()).toEqual(["allteach-archive"]);
    expect(await real.secrets()).toEqual(["AUTH_SECRET"]);
    expect(await real.takenDatabases()).toEqual(["NET_0001"]);
    expect(await real.deployed()).toBe("abc");
    expect(await real.mailDomains()).toEqual(["mail.example.org"]);
    expect(await real.heardDomains("mail-events")).toEqual(["a.org"]);
  });

  it("never passes a secret as an argument", async () => {
    const real = answering({ "secret put": "done" });

    await real.putSecret("AUTH_SECRET", "not for the list of processes");

    expect(asked.at(-1)).toBe("secret put AUTH_SECRET --name allteach");
  });
});
