import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import type { Bindings } from "../../workers/env.ts";
import { pngOf } from "../faults/made-picture.ts";
import { changeSettings, sendForm } from "../support/network-pages.ts";
import { pin, pinForm, sendPin } from "../support/pin-forms.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let leader: Person;
let network: string;
let otherLeader: Person;
let other: string;

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  ({ slug: other, leader: otherLeader } = await newNetwork());
});

const pageOf = async (who: Person | undefined, path: string) => {
  const response = await call(who, "GET", path);
  return { status: response.status, text: await response.text() };
};

const picture = () => ({ name: "poster.png", bytes: pngOf(40, 20) });

const objects = async (prefix: string) =>
  (await env.ARCHIVE.list({ prefix })).objects.map(({ key }) => key);

const idOf = async (slug: string) =>
  (await env.DIRECTORY.prepare("select id from network where slug = ?")
    .bind(slug)
    .first<string>("id")) ?? "";

const waitFor = async (what: string, isSo: () => Promise<boolean>) => {
  for (let tries = 0; tries < 80; tries++) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what}: waited for in vain`);
};

const sharedTitles = async () =>
  (await env.COMMONS.prepare("select title from shared_pin").all<{ title: string }>()).results.map(
    ({ title }) => title,
  );

describe("pinning something", () => {
  it("keeps what was written, and shows it on the list and on its page", async () => {
    const id = await pin(leader, network, { title: "The planner" });
    const page = await pageOf(leader, `/n/${network}/pins/${id}`);
    const list = await pageOf(leader, `/n/${network}/pins`);

    expect(page.status).toBe(200);
    for (const words of ["The planner", "Parents filled it in first", "CC BY 4.0", "Northgate"]) {
      expect(page.text).toContain(words);
    }
    expect(list.text).toContain("The planner");
  });

  it("leaves another network untouched, whose people do not find it", async () => {
    const id = await pin(leader, network);

    expect((await pageOf(otherLeader, `/n/${other}/pins`)).text).toContain("No pins yet");
    expect((await pageOf(otherLeader, `/n/${other}/pins/${id}`)).status).toBe(404);
    expect((await pageOf(otherLeader, `/n/${network}/pins/${id}`)).status).toBe(404);
  });

  it("is for those who may: a family partner at their own site, a researcher nowhere", async () => {
    const parent = await newPerson("parent");
    const researcher = await newPerson("researcher");
    await join(network, parent, "family", 1);
    await join(network, researcher, "researcher");
    const post = async (who: Person, site: string) =>
      (await sendPin(who, `/n/${network}/pins`, { ...pinForm, site })).status;

    expect(await post(parent, "NOR")).toBe(303);
    expect(await post(parent, "SOU")).toBe(403);
    expect(await post(parent, "")).toBe(403);
    expect(await post(researcher, "NOR")).toBe(403);
  });

  it.each([
    ["licence", { licence: "" }, "choose how others may use it"],
    ["attribution", { attribution: "" }, "say who made it"],
    ["purpose", { purpose: "" }, "say what it is for"],
    ["title", { title: "x".repeat(201) }, "use at most 200 characters"],
    ["address", { kind: "link", url: "javascript:alert(1)" }, "begins with https://"],
    ["file", { kind: "document" }, "choose a file"],
    ["words", { kind: "text", body: "" }, "write it down"],
  ])("asks for its %s", async (_, fields, words) => {
    const refused = await sendPin(leader, `/n/${network}/pins`, { ...pinForm, ...fields });

    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(words);
  });

  it("shows whatever is written as words, and never as markup", async () => {
    const script = `<script>document.title="run"</script>"'><img src=x onerror=alert(1)>`;
    const fields = ["title", "purpose", "surprised", "context", "attribution", "body"];
    const id = await pin(leader, network, Object.fromEntries(fields.map((name) => [name, script])));
    for (const path of ["", `/${id}`, `/${id}/edit`, `/${id}/sharing`]) {
      const { text } = await pageOf(leader, `/n/${network}/pins${path}`);
      expect(text).not.toContain("<script>document");
      expect(text).not.toContain("<img src=x");
    }
  });
});

describe("a pin’s file", () => {
  it("is made anew where it is a picture, and served as something that can do nothing", async () => {
    const id = await pin(leader, network, { kind: "image" }, picture());
    const page = await pageOf(leader, `/n/${network}/pins/${id}`);
    const [, path = ""] = /src="([^"]*\/files\/f_[^"]*)"/.exec(page.text) ?? [];
    const file = await call(leader, "GET", path);
    const small = await call(leader, "GET", `/n/${network}/pins/${id}/files/small`);

    expect(file.status).toBe(200);
    expect(file.headers.get("content-type")).toBe("image/png");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
    expect(file.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(small.headers.get("content-type")).toBe("image/jpeg");
    expect(small.status).toBe(200);
  });

  it("is taken away and never opened where it is no picture", async () => {
    const text = { name: "evil.html.txt", bytes: "A list\nof words" };
    const id = await pin(leader, network, { kind: "document" }, text);
    const page = await pageOf(leader, `/n/${network}/pins/${id}`);
    const [, path = ""] = /href="([^"]*\/files\/f_[^"]*)"/.exec(page.text) ?? [];
    const file = await call(leader, "GET", path);

    expect(file.headers.get("content-disposition")).toMatch(
      /^attachment; filename="evil-html.txt"/,
    );
    expect(file.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  it("is for those alone who read the pin", async () => {
    const id = await pin(leader, network, { kind: "image" }, picture());

    const path = `/n/${network}/pins/${id}/files/small`;
    expect((await call(otherLeader, "GET", path)).status).toBe(404);
    expect((await call(undefined, "GET", path)).headers.get("location")).toContain("/sign-in");
    expect((await call(otherLeader, "GET", path.replace(network, other))).status).toBe(404);
  });

  it("leaves the archive with its pin, and with a file that takes its place", async () => {
    const prefix = `networks/${await idOf(network)}/pins/`;
    const before = await objects(prefix);
    const id = await pin(leader, network, { kind: "image" }, picture());
    const first = (await objects(prefix)).filter((key) => !before.includes(key));
    const again = { name: "other.png", bytes: pngOf(10, 10) };
    const changed = await sendPin(
      leader,
      `/n/${network}/pins/${id}`,
      { ...pinForm, kind: "image", saw: "1" },
      again,
    );
    expect(changed.status).toBe(303);
    const second = (await objects(prefix)).filter((key) => !before.includes(key));

    expect(first).toHaveLength(2);
    expect(second).toHaveLength(2);
    expect(second.filter((key) => first.includes(key))).toEqual([]);
    await sendForm(leader, `/n/${network}/pins/${id}/removal`, {});
    expect(await objects(prefix)).toEqual(before);
    expect((await pageOf(leader, `/n/${network}/pins/${id}`)).status).toBe(404);
  });
});

describe("changing a pin", () => {
  it("takes no change of somebody who saw an older one", async () => {
    const id = await pin(leader, network);
    const change = (saw: string, title: string) =>
      sendPin(leader, `/n/${network}/pins/${id}`, { ...pinForm, saw, title });

    expect((await change("1", "Second")).status).toBe(303);
    expect((await change("1", "Third")).status).toBe(412);
    expect((await pageOf(leader, `/n/${network}/pins/${id}`)).text).toContain("Second");
  });

  it("is refused to whoever may not write for its site", async () => {
    const id = await pin(leader, network, { site: "SOU" });
    const clinician = await newPerson("clinician");
    await join(network, clinician, "clinician", 1);

    const form = { ...pinForm, site: "SOU", saw: "1" };
    expect((await sendPin(clinician, `/n/${network}/pins/${id}`, form)).status).toBe(403);
    expect((await call(clinician, "GET", `/n/${network}/pins/${id}/edit`)).status).toBe(403);
    const removal = await sendForm(clinician, `/n/${network}/pins/${id}/removal`, {});
    expect(removal.status).toBe(403);
  });
});

describe("sharing a pin with all networks", () => {
  const share = (who: Person, slug: string, id: string, parts = "surprised") =>
    sendForm(who, `/n/${slug}/pins/${id}/sharing`, { parts });

  it("shows first what leaves, then shares it with its file, and takes all of it back", async () => {
    const id = await pin(leader, network, { kind: "image", title: "Shared poster" }, picture());
    const preview = await pageOf(leader, `/n/${network}/pins/${id}/sharing`);
    expect(preview.text).toContain("As others see it");

    expect((await share(leader, network, id)).status).toBe(303);
    await waitFor("the pin in the commons", async () =>
      (await sharedTitles()).includes("Shared poster"),
    );
    const found = await pageOf(otherLeader, "/commons/pins?q=poster");
    expect(found.text).toContain("Shared poster");
    const name = `${await idOf(network)}~${id}`;
    const page = await pageOf(otherLeader, `/commons/pins/${name}`);
    expect(page.text).toContain("Parents filled it in first");
    const small = await call(otherLeader, "GET", `/commons/pins/${name}/files/small`);
    expect(small.headers.get("content-type")).toBe("image/jpeg");
    expect(await objects("commons/")).toHaveLength(2);

    expect((await sendForm(leader, `/n/${network}/pins/${id}/withdrawal`, {})).status).toBe(303);
    expect(await sharedTitles()).not.toContain("Shared poster");
    expect(await objects("commons/")).toEqual([]);
    expect((await pageOf(otherLeader, `/commons/pins/${name}`)).status).toBe(404);
    expect((await call(otherLeader, "GET", `/commons/pins/${name}/files/small`)).status).toBe(404);
  });

  it("keeps real pins from whoever belongs to no network", async () => {
    const id = await pin(leader, network, { title: "Members read this" });
    await share(leader, network, id);
    await waitFor("the pin", async () => (await sharedTitles()).includes("Members read this"));
    const stranger = await newPerson("stranger");
    const name = `${await idOf(network)}~${id}`;

    for (const who of [undefined, stranger]) {
      expect((await pageOf(who, "/commons/pins")).text).not.toContain("Members read this");
      expect((await pageOf(who, `/commons/pins/${name}`)).status).toBe(404);
    }
  });

  it("asks for what could lead to one person to be taken out, and obeys the licence", async () => {
    const named = await pin(leader, network, { surprised: "Call Mrs Miller on 555 010 9999" });
    const kept = await pin(leader, network, { licence: "network-only" });

    expect((await share(leader, network, named)).status).toBe(422);
    expect((await share(leader, network, kept)).status).toBe(422);
    const quiet = await sendForm(leader, `/n/${network}/pins/${named}/sharing`, {});
    expect(quiet.status).toBe(303);
  });

  it("is refused to those who may write and not share, and to other networks", async () => {
    const id = await pin(leader, network);
    const clinician = await newPerson("clinician");
    await join(network, clinician, "clinician", 1);

    expect((await share(clinician, network, id)).status).toBe(403);
    expect((await call(clinician, "GET", `/n/${network}/pins/${id}/sharing`)).status).toBe(403);
    expect((await share(otherLeader, network, id)).status).toBe(404);
    expect((await share(otherLeader, other, id)).status).toBe(404);
  });

  it("has what changes follow, and what is removed leave", async () => {
    const id = await pin(leader, network, { title: "First words" });
    await share(leader, network, id);
    await waitFor("the pin", async () => (await sharedTitles()).includes("First words"));
    const saw = "2";
    await sendPin(leader, `/n/${network}/pins/${id}`, { ...pinForm, title: "New words", saw });
    await waitFor("its new words", async () => (await sharedTitles()).includes("New words"));

    expect(await sharedTitles()).not.toContain("First words");
    await sendForm(leader, `/n/${network}/pins/${id}/removal`, {});
    expect(await sharedTitles()).not.toContain("New words");
  });
});

describe("what other networks read", () => {
  const row = async (id: string) =>
    env.COMMONS.prepare("select network, site from shared_pin where pin_id = ?")
      .bind(id)
      .first<{ network: string; site: string }>();
  const shareNamed = async (slug: string, who: Person) => {
    const id = await pin(who, slug, { kind: "image" }, picture());
    await sendForm(who, `/n/${slug}/pins/${id}/sharing`, { parts: "site" });
    await waitFor("the pin", async () => (await row(id)) !== null);
    return id;
  };

  it("follows the network’s name, its site’s, and its wish to hide names", async () => {
    const { slug, leader: chief } = await newNetwork();
    const id = await shareNamed(slug, chief);
    expect(await row(id)).toMatchObject({ site: "Northgate" });

    const site = { name: "Northgate West", code: "NOR", type: "", joined: "2020-01", left: "" };
    expect((await sendForm(chief, `/n/${slug}/sites/NOR/edit`, site)).status).toBe(303);
    await waitFor("the site’s name", async () => (await row(id))?.site === "Northgate West");
    await changeSettings(chief, slug, { name: "A better name" });
    await waitFor("the network’s name", async () => (await row(id))?.network === "A better name");
    await changeSettings(chief, slug, { transparency: "blinded" });
    await waitFor("no name", async () => (await row(id))?.site === "");
  });

  it("is gone with a network that leaves, and back with one that stays", async () => {
    const { slug, leader: chief } = await newNetwork();
    const id = await shareNamed(slug, chief);
    const name = `Network ${slug}`;
    expect((await sendForm(chief, `/n/${slug}/removal`, { name })).status).toBe(303);

    expect(await row(id)).toBeNull();
    expect((await objects("commons/")).filter((key) => key.includes(id))).toEqual([]);
    expect((await sendForm(chief, `/n/${slug}/removal/end`, {})).status).toBe(303);
    await onTheHour(
      { scheduledTime: Date.now() + 1000, cron: "0 * * * *", noRetry() {} } as ScheduledController,
      env as unknown as Bindings,
    );
    await waitFor("the pin again", async () => (await row(id)) !== null);
    expect((await objects("commons/")).filter((key) => key.includes(id))).toHaveLength(2);
  });
});
