import { beforeAll, describe, expect, it } from "vitest";
import { databaseOf } from "../support/network-pages.ts";
import { pin } from "../support/pin-forms.ts";
import { call, newNetwork, type Person } from "../support/world.ts";

const PINS = 1000;
const PAGE = 24;

let network: string;
let leader: Person;

beforeAll(async () => {
  ({ slug: network, leader } = await newNetwork());
  const model = await pin(leader, network, { title: "Pin 0" });
  const database = await databaseOf(network);
  const { results } = await database.prepare("pragma table_info(pin)").all<{ name: string }>();
  // Several at the same instant, so that a page may end between two of them.
  const copied = results.map(({ name }) => {
    if (name === "id") return "printf('p_%016d', value)";
    if (name === "title") return "'Pin ' || value";
    if (name === "created_at") return "pin.created_at + value / 5";
    return `pin.${name}`;
  });
  await database
    .prepare(
      `insert into pin select ${copied.join(", ")} from pin, json_each(?) as other where pin.id = ?`,
    )
    .bind(JSON.stringify(Array.from({ length: PINS - 1 }, (_, n) => n + 1)), model)
    .run();
});

describe("a thousand pins", () => {
  it("are shown page by page, each once, at the same cost from the first page to the last", async () => {
    const seen: string[] = [];
    const costs: { trips: number; read: number; shown: number }[] = [];
    let path: string | undefined = `/n/${network}/pins`;
    while (path !== undefined) {
      const answer = await call(leader, "GET", path);
      const page = await answer.text();
      const ids = [...page.matchAll(/class="card-link" href="[^"]*\/pins\/(p_\w{16})"/g)];
      seen.push(...ids.flatMap(([, id]) => id ?? []));
      costs.push({ ...costOf(answer), shown: ids.length });
      path = /<a[^>]*href="([^"]*after=[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
    }

    expect(seen).toHaveLength(PINS);
    expect(new Set(seen).size).toBe(PINS);
    expect(costs).toHaveLength(Math.ceil(PINS / PAGE));
    const whole = costs.filter(({ shown }) => shown === PAGE);
    const [first] = whole;
    for (const { trips, read } of whole) {
      expect(trips).toBe(first?.trips);
      expect(Math.abs(read - (first?.read ?? 0))).toBeLessThanOrEqual(2);
    }
    console.log(
      `${PINS} pins: ${costs.length} pages, ${first?.trips} trips each, ` +
        `${Math.min(...whole.map(({ read }) => read))} to ${Math.max(...whole.map(({ read }) => read))} rows read`,
    );
  });
});

/** What an answer asked of the databases. */
function costOf({ headers }: Response): { trips: number; read: number } {
  const told = headers.get("x-database") ?? "";
  const count = (what: string) => Number(new RegExp(`${what}=(\\d+)`).exec(told)?.[1]);
  return { trips: count("trips"), read: count("read") };
}
