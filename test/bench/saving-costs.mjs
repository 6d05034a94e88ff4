// What saving figures costs: by the form, and by another system.
import { SIZES } from "./form-costs.mjs";
import { databaseUse } from "./page-costs.mjs";
import { printTable } from "./table.mjs";

/**
 * @returns The most rows written for a figure, with audit and sums, and the most trips one after the
 *   other: of a form, and of another system.
 */
export async function savingCosts(leader, network, period) {
  const { items: measures } = await (
    await leader.call("GET", `/api/v1/n/${network}/measures`)
  ).json();
  const { items: sites } = await (await leader.call("GET", `/api/v1/n/${network}/sites`)).json();
  const { items: months } = await (
    await leader.call("GET", `/api/v1/n/${network}/submissions?period=${period}`)
  ).json();
  const known = new Set(months.filter(({ figures }) => figures.length > 0).map(({ site }) => site));
  const late = sites.find(({ code }) => !known.has(code));
  const other = sites.find(({ code }) => known.has(code));
  const put = async (site, some, change, comment) => {
    const figures = some.map(({ code }, place) => ({
      ...{ measure: code, numerator: 1 + place + change, denominator: 40 + change },
      ...(comment && { comment }),
    }));
    const path = `/api/v1/n/${network}/sites/${site.code}/submissions/${period}`;
    const answer = await leader.call("PUT", path, { figures, reason: "bench" });
    if (!answer.ok) throw new Error(await answer.text());
    return [some.length, databaseUse(answer)];
  };
  const forms = [
    [
      "the form, every measure",
      await sendForm(leader, `/n/${network}/sites/${other.code}/submissions/${period}`, measures),
    ],
    ...(await savedBySize(leader, period)),
  ];
  const cases = [
    ...forms,
    ...(late ? [["a first month, every measure", await put(late, measures, 0)]] : []),
    ["a correction, every measure", await put(other, measures, 3)],
    ["a correction, one measure", await put(other, measures.slice(0, 1), 7)],
    ["the same again", await put(other, measures.slice(0, 1), 7)],
    ["one measure, with a comment", await put(other, measures.slice(0, 1), 9, "counted again")],
  ];
  printTable(
    "Saving figures",
    ["what", "figures", "trips", "in sequence", "rows written", "rows per figure"],
    cases.map(([name, [figures, use]]) => [
      name,
      figures,
      use.trips,
      use.inSequence,
      use.written,
      use.written / figures,
    ]),
  );
  return {
    rows: Math.max(...cases.map(([, [figures, { written }]]) => written / figures)),
    form: Math.max(...forms.map(([, [, use]]) => use.inSequence)),
    api: Math.max(...cases.slice(forms.length).map(([, [, use]]) => use.inSequence)),
  };
}

/** Saves the forms of every size as a person would. */
async function savedBySize(leader, period) {
  const saved = [];
  for (const size of SIZES) {
    const measures = Array.from({ length: size }, (_, place) => ({ code: `M${place + 1}` }));
    const path = `/n/form-${size}/sites/ONE/submissions/${period}`;
    saved.push([`the form, ${size} measures`, await sendForm(leader, path, measures)]);
  }
  return saved;
}

/**
 * Fills a month's form in, with a comment on each figure, and sends it as a browser does: with all
 * that the form itself says.
 *
 * @returns How many figures were saved, and what was asked of the databases.
 */
async function sendForm(leader, path, measures) {
  const drawn = await (await leader.call("GET", path)).text();
  const hidden = [...drawn.matchAll(/<input type="hidden" name="(saw|place)" value="([^"]*)"/g)];
  const body = new URLSearchParams([
    ...hidden.map(([, name, value]) => [name, value]),
    ...measures.flatMap(({ code }, place) => [
      [`numerator-${code}`, String(3 + place)],
      [`denominator-${code}`, "90"],
      [`comment-${code}`, "written by the bench"],
    ]),
    ["reason", "bench"],
  ]);
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await leader.call("POST", path, body.toString(), type);
  if (answer.status !== 303) throw new Error(`the form was answered ${answer.status}`);
  return [measures.length, databaseUse(answer)];
}
