// What there is to see: the demonstration, a network at work, a fresh one, one with the longest
// names there are, people who belong to them, and a month's report in the archive and the mail.
import { crc32, deflateSync } from "node:zlib";
import { outboxOf, signIn, signInLink } from "../support/person.mjs";
import { loadDemonstration, OPERATOR, reportHour, strikeHour, until } from "../support/service.mjs";
import { joined } from "./joined.mjs";

const MEASURES = { CAUTI: 900, CLABSI: 700, CDIFF: 5200, BUNDLE: 120 };
const MONTHS = 24;
const PER_THOUSAND = { CAUTI: 2.4, CLABSI: 1.6, CDIFF: 0.7, BUNDLE: 760 };

const longName = `${"Association of Hospitals for the Prevention of Harm ".repeat(3)}${"Kreiskrankenhausverwaltungsgesellschaft"}`;

const sites = ["Northgate", "Southmoor", "Westhaven", "Eastbrook"].map((name) => ({
  name: `${name} Hospital`,
  code: name.slice(0, 3).toUpperCase(),
}));
const longSites = ["One", "Two"].map((name) => ({
  name: `${longName.slice(0, 194)} ${name}`,
  code: `L${name.toUpperCase()}`,
}));

/** Fills a service that has just started; what it returns can be written as JSON. */
export async function prepareWorld(origin) {
  const demos = await loadDemonstration(origin);
  const leader = await signIn(origin, "leader@northgate.example");
  const newcomer = await signIn(origin, "newcomer@northgate.example");
  const operator = await signIn(origin, OPERATOR);
  const working = await newNetwork(leader, "Working together for safety", "working", sites);
  const fresh = await newNetwork(leader, "Fresh start", "fresh", sites);
  const weeks = await newNetwork(leader, "Kidneys by the week", "weeks", sites, "kidney");
  const long = await newNetwork(leader, longName, "long-names", longSites);

  const upload = await sendFigures(leader, working, sites, MONTHS);
  await sendFigures(leader, long, longSites, 3);
  await attest(leader, working, "NOR");
  const node = { code: "NORTH", name: "Northern hospitals", about: "On the coast.", in: "NOR" };
  await sendForm(leader, `/n/${working}/nodes`, { ...node, "since-NOR": monthBefore(MONTHS) });
  const invited = { emails: "invited@northgate.example", role: "analyst", site: "" };
  await sendForm(leader, `/n/${working}/invitations`, invited);
  const funder = await joined(origin, leader, working, "funder");
  for (const network of [working, fresh]) await subscribe(leader, network, "network");
  await subscribe(funder, working, "funder");
  const goal = await setGoal(leader, working);
  const ownPin = await pinSomething(origin, leader, working);
  const othersPin = await sharePin(leader, working);
  await strikeHour(origin, reportHour());
  const mails = await until("two reports", async () => {
    const reports = (await outboxOf(origin, leader.email)).filter(
      ({ attachments, headers }) => attachments.length > 0 || headers["List-Unsubscribe"],
    );
    return reports.length === 2 && reports;
  });
  await fetch(`${origin}/sign-in`, {
    method: "POST",
    headers: { origin },
    body: new URLSearchParams({ email: "reader@northgate.example" }),
    redirect: "manual",
  });
  const mailOf = (network) => mails.find((mail) => mail.text.includes(`/n/${network}/`));
  return {
    ...{
      origin,
      working,
      fresh,
      weeks,
      long,
      upload,
      period: monthBefore(1),
      future: monthBefore(-2),
    },
    demo: demos[0],
    demos,
    goal,
    ownPin,
    othersPin,
    ...(await demonstrationPins(origin, demos[0])),
    ...(await demonstrationGoals(origin, demos[0])),
    cookies: {
      ...{ leader: leader.cookie, newcomer: newcomer.cookie },
      ...{ operator: operator.cookie, funder: funder.cookie },
    },
    member: await firstLink(leader, `/n/${working}/people`, /\/people\/[^"/]+/),
    invitation: pathOf(await linkTo(origin, "invited@northgate.example", "/invitations/")),
    report: `network-${monthBefore(1)}`,
    funderReport: `funder-${monthBefore(1)}-sums`,
    mail: mailOf(working).id,
    viewLink: pathOf(mailOf(working).links.find((link) => link.includes("/mailed/"))),
    actLink: pathOf(mailOf(working).links.find((link) => link.includes("/from-mail/"))),
    stopLink: pathOf(mailOf(working).links.find((link) => link.includes("/unsubscribe/"))),
    otherStopLink: pathOf(mailOf(fresh).links.find((link) => link.includes("/unsubscribe/"))),
    signInLink: pathOf(await signInLink(origin, "reader@northgate.example")),
  };
}

/** A goal on a chart, as a team writes it; its name. */
async function setGoal(leader, network) {
  const { id } = await wanted(
    201,
    leader.call("POST", `/api/v1/n/${network}/goals`, {
      ...{ title: "Foley out by the second morning", site: "NOR", measure: "CAUTI", target: 0.8 },
      ...{ drivers: ["line-care"], changes: ["remove-early"], population: "surgical wards" },
    }),
  );
  return id;
}

/** A pin with a picture, on a chart. */
async function pinSomething(origin, leader, network) {
  const form = new FormData();
  const words = {
    ...{ kind: "image", title: "Why is it still in? A card for the bed rail", site: "NOR" },
    ...{ purpose: "The nurse asks each morning; without an answer the catheter goes." },
    ...{ surprised: "Surgeons began to write the answer on the card themselves." },
    ...{ attribution: "The Northgate ward", licence: "cc-by-4.0", measure: "CAUTI" },
    ...{ evidenceSite: "NOR", family: "urinary-catheter-infections", driver: "line-care" },
  };
  for (const [name, value] of Object.entries(words)) form.set(name, value);
  form.set("file", new File([drawnCard()], "card.png", { type: "image/png" }));
  const { name, value } = leader.cookie;
  const headers = { origin, cookie: `${name}=${value}` };
  const to = { method: "POST", headers, body: form, redirect: "manual" };
  const made = await fetch(`${origin}/n/${network}/pins`, to);
  const [id] = /p_[a-z0-9]{16}/.exec(made.headers.get("location") ?? "") ?? [];
  if (!id) throw new Error(`not pinned: ${made.status} ${await made.text()}`);
  return id;
}

/** A pin that every network reads; its name there. */
async function sharePin(leader, network) {
  const title = "Questions for the morning round";
  const made = await sendForm(leader, `/n/${network}/pins`, {
    ...{ kind: "text", title, site: "NOR", purpose: "Read aloud at each bed, in a minute." },
    ...{ body: "Is the line still needed? Who takes it out?", attribution: "The Northgate ward" },
    ...{ licence: "cc-by-4.0", family: "line-infections" },
  });
  const [pin] = /p_[a-z0-9]{16}/.exec(made.headers.get("location") ?? "") ?? [];
  await sendForm(leader, `/n/${network}/pins/${pin}/sharing`, {});
  return await until("a pin in the commons", async () => {
    const found = await leader.call("GET", "/commons/pins");
    return new RegExp(`n_[a-z0-9]{16}~${pin}`).exec(await found.text())?.[0];
  });
}

/** A card in three bands, as a picture. */
function drawnCard(width = 480, height = 270) {
  const rows = new Uint8Array((width * 3 + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * (width * 3 + 1) + 1 + column * 3;
      rows.set(row < 70 ? [10, 97, 112] : column % 60 < 4 ? [216, 222, 230] : [244, 246, 248], at);
    }
  }
  return pngFrom(width, height, rows);
}

function pngFrom(width, height, rows) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

/** Of the pins of a demonstration the newest, and one that all networks read. */
async function demonstrationPins(origin, network) {
  const found = async (path, pattern) => {
    const [name] = pattern.exec(await (await fetch(origin + path)).text()) ?? [];
    if (!name) throw new Error(`${path} shows no pin`);
    return name;
  };
  return {
    pin: await found(`/n/${network}/pins`, /p_[a-z0-9]{16}/),
    sharedPin: await found("/commons/pins", /n_[a-z0-9]{16}~p_[a-z0-9]{16}/),
  };
}

/** Of the goals of a demonstration one that is shared, and the whole network's. */
async function demonstrationGoals(origin, network) {
  const { items } = await (await fetch(`${origin}/api/v1/n/${network}/goals`)).json();
  const shared = items.find(({ visibility, measure }) => visibility === "all" && measure);
  return { sharedGoal: shared.id, wholeGoal: items.find(({ site }) => !site).id };
}

/** The month that ended so many months ago, as `2026-10`. */
export function monthBefore(months, now = new Date()) {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  return month.toISOString().slice(0, 7);
}

/** A file of figures that change from month to month, the same every time. */
export function figuresCsv(places, months) {
  const rows = places.flatMap(({ code }, site) =>
    Array.from({ length: months }, (_, back) => back + 1).flatMap((back) =>
      Object.keys(MEASURES).flatMap((measure) => row(code, site, measure, back)),
    ),
  );
  return ["site,period,measure,numerator,denominator,note", ...rows].join("\n");
}

function row(code, site, measure, back) {
  const place = `${code},${monthBefore(back)},${measure}`;
  // The newest month is half in, so that there is something left to ask for.
  if (back === 1 && site === 1 && measure !== "CAUTI") return [];
  if (back === 1 && site === 2) return [];
  if (back === 2 && site === 3 && measure === "CLABSI") return [`${place},no cases,,`];
  if (back === 3 && site === 3 && measure === "BUNDLE") return [`${place},,,observer on leave`];
  const seed = site * 97 + back * 13 + measure.length * 5;
  const wobble = Math.sin(seed * 12.9898) * 0.5;
  const denominator = Math.round(MEASURES[measure] * (1 + 0.1 * wobble));
  const better = back <= 9 ? (measure === "BUNDLE" ? 1.15 : 0.5) : 1;
  const expected = (denominator * PER_THOUSAND[measure] * better) / 1000;
  const numerator = Math.max(0, Math.round(expected + Math.sqrt(expected) * wobble * 0.8));
  return [`${place},${Math.min(numerator, denominator)},${denominator},`];
}

async function newNetwork(leader, name, slug, places, template = "patient-safety") {
  const joined = monthBefore(MONTHS);
  await wanted(
    201,
    leader.call("POST", "/api/v1/networks", {
      ...{ slug, name, template, timeZone: "Etc/UTC" },
      sites: places.map((site) => ({ ...site, joined })),
    }),
  );
  return slug;
}

async function sendFigures(leader, network, places, months) {
  const csv = figuresCsv(places, months);
  const reason = encodeURIComponent("history from before the network");
  const sent = await wanted(
    200,
    leader.call("POST", `/api/v1/n/${network}/uploads?reason=${reason}`, csv, {
      "content-type": "text/csv",
    }),
  );
  return sent.sha256;
}

async function attest(leader, network, site) {
  const path = `/api/v1/n/${network}/sites/${site}/submissions/${monthBefore(1)}`;
  const { figures } = await wanted(200, leader.call("GET", path));
  await wanted(200, leader.call("PUT", path, { figures, attest: true }));
}

/** A page's form, as a browser sends it. */
async function sendForm(person, path, fields) {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await person.call("POST", path, new URLSearchParams(fields).toString(), type);
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Where the first link of such a kind on a page leads. */
async function firstLink(person, path, pattern) {
  const html = await (await person.call("GET", path)).text();
  const [found] = new RegExp(`/n/[^"]*?${pattern.source}`).exec(html) ?? [];
  if (!found) throw new Error(`${path} has no link like ${pattern}`);
  return found;
}

/** A link of such a kind in a mail to an address. */
function linkTo(origin, email, part) {
  return until(`a mail with ${part}`, async () => {
    const mails = await outboxOf(origin, email);
    return mails.flatMap(({ links }) => links).find((link) => link.includes(part));
  });
}

async function subscribe(person, network, report) {
  const path = `/api/v1/n/${network}/subscriptions`;
  await wanted(201, person.call("POST", path, { report }));
}

async function wanted(status, called) {
  const answer = await called;
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${answer.url}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

function pathOf(link) {
  const { pathname, search } = new URL(link);
  return pathname + search;
}
