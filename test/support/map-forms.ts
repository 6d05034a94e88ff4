import { call, type Person } from "./world.ts";

/** Steps of a map as the editor's form sends them: where each leads, by numbers. */
export type Rows = readonly (readonly [
  key: string,
  kind: string,
  text: string,
  on: string,
  lane?: string,
])[];

/** A small map with a decision and a way back. */
export const firstMap: Rows = [
  ["a", "start", "The order is written", "2", "Doctor"],
  ["b", "decision", "Is it right?", "yes: 3; no: 1", "Nurse"],
  ["c", "end", "It is given", "", "Nurse"],
];

export type MapForms = ReturnType<typeof mapForms>;

/** The forms of a network's process maps, as people send them. */
export function mapForms(slug: string) {
  const send = (
    who: Person,
    path: string,
    fields: Record<string, string>,
    rows: Rows = [],
  ): Promise<Response> => {
    const body = new URLSearchParams(fields);
    for (const [key, kind, text, on, lane = ""] of rows) {
      for (const [name, value] of Object.entries({ key, kind, text, on, lane })) {
        body.append(name, value);
      }
    }
    return call(who, "POST", `/n/${slug}${path}`, body.toString(), {
      "content-type": "application/x-www-form-urlencoded",
    });
  };
  return {
    send,
    async textOf(who: Person, path: string): Promise<string> {
      const text = await (await call(who, "GET", `/n/${slug}${path}`)).text();
      return text.replaceAll("&#39;", "'").replaceAll("&quot;", '"');
    },
    /** Begins a map: its id. */
    async begun(who: Person, site = ""): Promise<string> {
      const answer = await send(who, "/maps", { name: "Giving a medicine", site });
      const [, id] = /\/maps\/(\w+)\/edit$/.exec(answer.headers.get("location") ?? "") ?? [];
      if (!id) throw new Error(`not begun: ${answer.status}`);
      return id;
    },
    save: (who: Person, map: string, saw: number, rows: Rows, name = "Giving a medicine") =>
      send(
        who,
        `/maps/${map}/edit`,
        { do: "save", saw: String(saw), why: "we looked", name },
        rows,
      ),
  };
}
