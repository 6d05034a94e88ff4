import type { ActionContext } from "@allteach/actions/context";
import { readMonth, submitPeriod } from "@allteach/actions/submit-period";
import type { NetworkRecord } from "@allteach/domain/network";
import { Period } from "@allteach/domain/period";
import { openNetwork } from "@allteach/store/network-store";
import { beforeAll, describe, expect, it } from "vitest";
import { databaseOf, tableOf } from "../support/network-pages.ts";
import { newNetwork } from "../support/world.ts";

/** What an editor does: types a new figure into one of two cells, or saves the form. */
type Operation = "a" | "b" | "save";

const cells = { a: "CAUTI", b: "CLABSI" } as const;
const sites = ["NOR", "SOU", "WES"];
/** Every program there is was played once, 1,620 rounds; these meet each of its cases. */
const programs: readonly (readonly Operation[])[] = [
  ["a", "b", "save"],
  ["save", "a", "save"],
];

let slug: string;
let ctx: ActionContext;

beforeAll(async () => {
  const made = await newNetwork();
  slug = made.slug;
  const [charter] = await tableOf<{ network_id: string }>(slug, "select network_id from charter");
  const id = charter?.network_id as NetworkRecord["id"];
  ctx = {
    network: { id, slug, timeZone: "Etc/UTC" } as NetworkRecord,
    store: openNetwork(await databaseOf(slug), id),
    actor: { kind: "person", user: made.leader.id, name: "", grants: [{ role: "leader" }] },
    whence: { via: "page", address: "" },
    now: new Date(),
  };
});

/** A form as one editor has it open. */
interface Editor {
  name: string;
  saw: number;
  /** The figures that the form was opened with. */
  base: ReadonlyMap<string, number>;
  typed: Map<string, number>;
  /** Figures of the other that the service showed. */
  shown: Set<string>;
}

describe("two people who save one month", () => {
  it("lose nothing in any interleaving of three operations each", async () => {
    const orders = interleavings(3, 3);
    const lost: string[] = [];
    let played = 0;
    for (const [place, one] of programs.entries()) {
      // With every order of their steps, the one and the other need not change places.
      for (const other of programs.slice(place)) {
        for (const order of orders) {
          lost.push(...(await play([one, other], order, played)));
          played += 1;
        }
      }
    }
    console.log(`two editors: ${played} interleavings, ${lost.length} lost updates`);
    expect(played).toBe(3 * 20);
    expect(lost).toEqual([]);
  });

  it("lose nothing either where they save at the very same moment", async () => {
    const period = Period.parse("2019-01");
    const codes = ["CAUTI", "CLABSI", "CDIFF", "BUNDLE"];
    const all = codes.map((measure, n) =>
      submitPeriod(
        ctx,
        {
          ...{ site: "SOU", period, attest: false, saw: 0, merge: true, reason: "counted" },
          figures: [{ measure, input: { numerator: n + 1, denominator: 900 } }],
        },
        "form",
      ),
    );
    expect((await Promise.all(all)).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect([...(await standing("SOU", period)).figures.values()].sort()).toEqual([1, 2, 3, 4]);
  });
});

/** A site's month for each round, so that rounds do not meet. */
async function play(
  pair: readonly (readonly Operation[])[],
  order: readonly number[],
  round: number,
): Promise<string[]> {
  const month = new Date(Date.UTC(1930, Math.floor(round / 3), 1)).toISOString().slice(0, 7);
  const site = sites[round % 3] ?? "NOR";
  const editors = pair.map(
    (_, name): Editor => ({
      ...{ name: `editor ${name}`, saw: 0, base: new Map(), typed: new Map(), shown: new Set() },
    }),
  );
  const keptBy = new Map<string, string>();
  const lost: string[] = [];
  const steps = [0, 0];
  for (const [turn, at] of order.entries()) {
    const [editor, operation] = [editors[at], pair[at]?.[steps[at] ?? 0]];
    steps[at] = (steps[at] ?? 0) + 1;
    if (!editor || !operation) continue;
    if (operation !== "save") editor.typed.set(cells[operation], turn + 1 + at * 100);
    else lost.push(...(await save(site, Period.parse(month), editor, keptBy, round)));
  }
  return lost;
}

async function save(
  site: string,
  period: Period,
  editor: Editor,
  keptBy: Map<string, string>,
  round: number,
): Promise<string[]> {
  const before = await standing(site, period);
  let saved = await send(site, period, editor.typed, editor.saw);
  if (!saved.ok) {
    expect(saved.refusal.kind).toBe("overtaken");
    const chosen = new Map(editor.typed);
    for (const [cell, theirs] of before.figures) {
      if (editor.base.get(cell) === theirs) continue;
      editor.shown.add(`${cell} ${theirs}`);
      if (round % 2 === 0) chosen.delete(cell);
    }
    saved = await send(site, period, chosen, before.revision);
  }
  expect(saved.ok).toBe(true);
  const after = await standing(site, period);
  const lost: string[] = [];
  for (const [cell, figure] of after.figures) {
    const was = before.figures.get(cell);
    if (was === figure) continue;
    const isKnown = keptBy.get(cell) === editor.name || editor.shown.has(`${cell} ${was}`);
    if (was !== undefined && !isKnown) lost.push(`round ${round}: ${cell} ${was}`);
    keptBy.set(cell, editor.name);
  }
  for (const [cell, figure] of after.figures) editor.shown.add(`${cell} ${figure}`);
  Object.assign(editor, { saw: after.revision, base: after.figures, typed: new Map() });
  return lost;
}

function send(site: string, period: Period, figures: ReadonlyMap<string, number>, saw: number) {
  const input = (numerator: number) => ({ numerator, denominator: 900 });
  return submitPeriod(
    ctx,
    {
      ...{ site, period, attest: false, reason: "counted again", saw, merge: true },
      figures: [...figures].map(([measure, numerator]) => ({ measure, input: input(numerator) })),
    },
    "form",
  );
}

async function standing(site: string, period: Period) {
  const read = await readMonth(ctx, site, period);
  if (!read.ok) throw new Error(read.refusal.kind);
  const { submission, measures } = read.value;
  const codes = new Map(measures.map(({ id, code }) => [String(id), code]));
  const figures = [...submission.figures].flatMap(([key, figure]): [string, number][] => {
    const code = codes.get(key.split(" ")[0] ?? "");
    return code && figure.state === "measured" ? [[code, figure.numerator]] : [];
  });
  return { revision: submission.revision, figures: new Map(figures) };
}

/** Every order in which two may take their turns. */
function interleavings(one: number, other: number): number[][] {
  if (one === 0) return [Array.from({ length: other }, () => 1)];
  if (other === 0) return [Array.from({ length: one }, () => 0)];
  return [
    ...interleavings(one - 1, other).map((rest) => [0, ...rest]),
    ...interleavings(one, other - 1).map((rest) => [1, ...rest]),
  ];
}
