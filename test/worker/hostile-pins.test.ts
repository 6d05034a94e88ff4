import { env } from "cloudflare:workers";
import { endings } from "@allteach/interchange/attachment/attachment";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { type HostileFile, hostileFiles } from "../faults/hostile-files.ts";
import { harmlessLinks, hostileLinks } from "../faults/hostile-links.ts";
import { pin, pinForm, sendPin } from "../support/pin-forms.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let network: string;
let writers: Person[] = [];

/** A person may write so often a minute: many take turns. */
const EACH = 100;

beforeAll(async () => {
  const made = await newNetwork();
  network = made.slug;
  writers = [made.leader];
});

async function writer(turn: number): Promise<Person> {
  const place = Math.floor(turn / EACH);
  const known = writers[place];
  if (known) return known;
  const next = await newPerson(`writer ${place}`);
  await join(network, next, "leader");
  writers[place] = next;
  return next;
}

let posted = 0;
const post = async (fields: Record<string, string>, file?: HostileFile) =>
  sendPin(await writer(posted++), `/n/${network}/pins`, { ...pinForm, ...fields }, file);

/** The check sends each fourth; `npm run attack:pins` sends all. */
function some<Item>(all: readonly Item[]): Item[] {
  return all.filter((_, place) => env.HOSTILE_FILES === "all" || place % 4 === 0);
}

describe("hostile files", () => {
  const all = hostileFiles();
  const files = some(all);

  it("are refused with a sentence, or made into something that can do nothing", async () => {
    expect(all.length).toBeGreaterThanOrEqual(200);
    const answers = { taken: 0, refused: 0 };
    const wrong: string[] = [];
    for (const file of files) {
      const answer = await post({ kind: "document" }, file);
      const words = await answer.text();
      if (answer.status === 422) {
        answers.refused += 1;
        if (!/field-file-error|could not be read/.test(words))
          wrong.push(`${file.what}: refused without a word`);
        continue;
      }
      answers.taken += 1;
      const served = await servedFile(answer.headers.get("location") ?? "");
      wrong.push(...faultsOf(served).map((fault) => `${file.what}: ${fault}`));
    }
    console.log(
      `hostile files: ${files.length}, refused ${answers.refused}, taken ${answers.taken}`,
    );
    expect(wrong).toEqual([]);
    expect(answers.refused).toBeGreaterThan(files.length / 2);
  });
});

/** The file of the pin that was just made, as anybody of the network gets it. */
async function servedFile(location: string): Promise<Response> {
  const [leader] = writers;
  const page = await (await call(leader, "GET", location)).text();
  const [, path = ""] = /href="([^"]*\/files\/f_[^"]*)"/.exec(page) ?? [];
  return call(leader, "GET", path);
}

const shown = /^image\/(?:png|jpeg|webp)$/;

/** What of a served file a browser could run, show as something else, or take for a page. */
function faultsOf({ status, headers }: Response): string[] {
  const said = (name: string) => headers.get(name) ?? "";
  const type = said("content-type");
  const rules: [string, boolean][] = [
    ["answers", status === 200],
    ["is of a type that is taken", Object.keys(endings).includes(type.split(";")[0] ?? "")],
    ["is not guessed at", said("x-content-type-options") === "nosniff"],
    ["is in a sandbox", /sandbox/.test(said("content-security-policy"))],
    ["loads nothing", /default-src 'none'/.test(said("content-security-policy"))],
    ["is taken away", shown.test(type) || said("content-disposition").startsWith("attachment")],
    [
      "has one ending",
      /filename="[\w ()-]+\.(?:png|jpg|webp|pdf|docx|xlsx|pptx|csv|txt)";/.test(
        said("content-disposition"),
      ),
    ],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => `not so: ${rule}`);
}

describe("hostile links", () => {
  const all = hostileLinks(4444);
  const links = some(all);

  it("are three hundred, of which none is taken, and none of which the service asks", async () => {
    const fetching = vi.spyOn(globalThis, "fetch");
    expect(all.length).toBeGreaterThanOrEqual(300);
    const taken: string[] = [];
    for (const url of links) {
      const answer = await post({ kind: "link", url });
      await answer.arrayBuffer();
      if (answer.status !== 422) taken.push(`${answer.status} ${url}`);
    }
    console.log(
      `hostile links: ${links.length}, taken ${taken.length}, connections ${fetching.mock.calls.length}`,
    );
    expect(taken).toEqual([]);
    expect(fetching).not.toHaveBeenCalled();
  });

  it.each(harmlessLinks)(
    "that are none are shown with the place they lead to: %s",
    async (url, host) => {
      const leader = await writer(posted++);
      const id = await pin(leader, network, { kind: "link", url });
      const page = await (await call(leader, "GET", `/n/${network}/pins/${id}`)).text();

      expect(page).toContain(`at ${host}</a>`);
      expect(page).toContain('rel="noopener noreferrer nofollow ugc"');
    },
  );
});
