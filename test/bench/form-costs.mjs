// What a month's form weighs by how many measures it asks for, each with three years of figures.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { MONTHS } from "./made-up.mjs";

export const SIZES = [12, 60];

/**
 * Starts a network of one site for each size.
 *
 * @returns {Promise<{ name: string, path: string, form: true, call: (path: string) => Promise<Response> }[]>}
 *   Their forms, as `pageCosts` visits them.
 */
export async function formsBySize(service, leader, period) {
  const pages = [];
  for (const size of SIZES) {
    const slug = `form-${size}`;
    const [year, month] = period.split("-").map(Number);
    const monthAt = (back) =>
      new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
    const sites = [{ code: "ONE", name: "Hospital One", joined: monthAt(MONTHS) }];
    const wanted = { slug, name: "A long form", template: "blank", timeZone: "Etc/UTC", sites };
    const made = await leader.call("POST", "/api/v1/networks", wanted);
    if (made.status !== 201) throw new Error(await made.text());
    inNetwork(service, slug, measuresSql(size));
    const rows = Array.from({ length: size * MONTHS }, (_, place) => {
      const [measure, back] = [1 + Math.floor(place / MONTHS), 1 + (place % MONTHS)];
      return `ONE,${monthAt(back)},M${measure},${20 + ((place * 7) % 13)},${90 + (place % 11)},`;
    });
    const csv = ["site,period,measure,numerator,denominator,note", ...rows].join("\n");
    const type = { "content-type": "text/csv" };
    const sent = await leader.call("POST", `/api/v1/n/${slug}/uploads?reason=history`, csv, type);
    if (!sent.ok) throw new Error(await sent.text());
    pages.push({
      ...{ name: `form, ${size} measures`, form: true },
      path: `/n/${slug}/sites/ONE/submissions/${period}`,
      call: (path) => leader.call("GET", path),
    });
  }
  return pages;
}

function measuresSql(size) {
  return `insert into measure (id, code, place, name, kind, numerator, denominator, exclusions, unit,
      multiplier, direction, chart, status)
    with recursive n (k) as (select 1001 union all select k + 1 from n where k < ${1000 + size})
    select k, 'M' || (k - 1000), k, 'Patients seen within the time that was agreed, group ' || (k - 1000),
      'process', 'patients seen in time', 'patients', 'those who had been seen elsewhere before', '%',
      100, 'increase', 'p', 'live' from n`;
}

/** Writes into the database that a network holds, found by what it says of itself. */
function inNetwork(service, slug, command) {
  const files = readdirSync(service.state, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((each) => each.endsWith(".sqlite"))) {
    const database = new DatabaseSync(join(service.state, file));
    try {
      const has = database.prepare("select 1 from sqlite_master where name = 'charter'").get();
      if (!has || !database.prepare("select 1 from charter where slug = ?").get(slug)) continue;
      database.exec(command);
      return;
    } finally {
      database.close();
    }
  }
  throw new Error(`no database says that it is ${slug}'s`);
}
