// `pnpm demo:month`: a month from a hospital's file to a leader's mail, over HTTP, with real data;
// every figure in the mail is compared with the file by a computation of its own.
//
//   node test/demo/month.mjs [origin]     a started server; without one, it starts its own
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, serve } from "../../workers/local/server.mjs";
import { clientOf } from "./client.mjs";
import { readInfections, source } from "./infections.mjs";
import { figuresInText } from "./mail-figures.mjs";

if (!existsSync(source)) {
  console.log("Skipped: ../shared/data/hospital_infections.csv is not beside this folder.");
  process.exit(0);
}

const { rows, hospitals, periods, measures, csv } = readInfections();
const last = periods.at(-1);
const [given] = process.argv.slice(2);
const server = given ? undefined : await startServer();
const origin = given ?? server.origin;
const client = clientOf(origin);
let failures = 0;

try {
  await client.signIn("leader@hospital.example");
  console.log(`  Signed in by the link in the outbox of ${origin}`);

  const network = `real-${Date.now().toString(36)}`;
  await client.call("POST", "/api/v1/networks", {
    slug: network,
    name: "Six hospitals",
    template: "patient-safety",
    timeZone: "Europe/Copenhagen",
    sites: hospitals.map((code) => ({ name: code, code })),
  });
  console.log(`  Provisioned /n/${network} with ${hospitals.length} sites`);

  await takeFile(network);
  await client.call("POST", `/api/v1/n/${network}/subscriptions`, { report: "network" });
  await client.fireClock(reportTime());
  const [mail] = await client.reportMails(network, 1);
  console.log(`  Mailed: ${mail.subject}`);
  checkMail(mail);

  await client.fireClock(reportTime());
  await client.fireClock(reportTime());
  await new Promise((done) => setTimeout(done, 3000));
  const mails = await client.reportMails(network);
  check(mails.length === 1, `The clock struck twice more: still ${mails.length} mail`);

  await checkArchive(network, mail);
  await checkStopping(network, mail);
} finally {
  await server?.stop();
}
console.log(failures === 0 ? "\nEverything held." : `\n${failures} things did not hold.`);
process.exitCode = failures === 0 ? 0 : 1;

async function takeFile(network) {
  const preview = await client.upload(network, csv, "?dryRun=1");
  check(preview.counts.new === rows.length, `Preview: ${preview.counts.new} figures are new`);
  const before = await client.call("GET", `/api/v1/n/${network}/submissions?period=${last}`);
  check(before.items.length === 0, "The preview wrote nothing");
  await client.upload(network, csv);
  const again = await client.upload(network, csv, "?dryRun=1");
  check(again.counts.same === rows.length, `Taken: ${again.counts.same} figures stand`);
}

function checkMail(mail) {
  checkFigures(mail);
  const pictures = mail.attachments.filter(({ type }) => type === "image/png");
  check(pictures.length === measures.length, `${pictures.length} charts travel in the mail`);
  check(
    pictures.every(
      ({ bytes, contentId }) => bytes > 5000 && mail.html.includes(`cid:${contentId}`),
    ),
    "None of them is empty, and the HTML shows each",
  );
  check("List-Unsubscribe-Post" in mail.headers, "Its header lets a mail program stop it");
}

/** Each figure of the mail's tables, against sums made here from the file alone. */
function checkFigures(mail) {
  const told = figuresInText(mail.text);
  let compared = 0;
  for (const { code, name, per } of measures) {
    for (const { period, numerator, denominator, value, decimals } of told.get(name) ?? []) {
      const those = rows.filter((row) => row.code === code && row.period === period);
      const n = those.reduce((sum, row) => sum + row.n, 0);
      const days = those.reduce((sum, row) => sum + row.days, 0);
      const isRight =
        numerator === n &&
        Math.abs(denominator - days) <= 0.5 &&
        Math.abs(value - (n / days) * per) <= 0.5 * 10 ** -decimals + 1e-9;
      if (!isRight)
        check(
          false,
          `${code} ${period}: ${n} / ${days}, the mail says ${numerator} / ${denominator}: ${value}`,
        );
      compared += 1;
    }
  }
  check(compared >= 12 * measures.length, `${compared} figures of the mail equal the file's`);
}

async function checkArchive(network, mail) {
  const { items } = await client.call("GET", `/api/v1/n/${network}/reports`);
  check(items.length === 1 && items[0].period === last, "The archive lists one report");
  const report = await client.call("GET", `/api/v1/n/${network}/reports/${items[0].id}`);
  let same = 0;
  for (const { name, href, sha256 } of report.artefacts) {
    const bytes = await (await client.request("GET", href)).arrayBuffer();
    const hash = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    if (hash === sha256) same += 1;
    else check(false, `${name} is not what the ledger says`);
  }
  check(same > 0, `${same} archived files are byte for byte what their hashes say`);
  check(mail.text.includes(items[0].id), "The mail links to its archived copy");
}

async function checkStopping(network, mail) {
  const [, stop] = /<([^>]+)>/.exec(mail.headers["List-Unsubscribe"]);
  const subscriptions = `/api/v1/n/${network}/subscriptions`;
  await fetch(stop);
  check(
    (await client.call("GET", subscriptions)).items.length === 1,
    "Opening its link stops nothing",
  );
  const { ok } = await fetch(stop, { method: "POST", body: "List-Unsubscribe=One-Click" });
  const left = (await client.call("GET", subscriptions)).items.length;
  check(ok && left === 0, "One POST without a cookie stops the mails at once");
}

async function startServer() {
  const state = mkdtempSync(join(tmpdir(), "allteach-month-"));
  migrate(state);
  return serve({ port: 8900 + Math.floor(Math.random() * 90), state });
}

/** Noon of the 21st after the file's last month. */
function reportTime() {
  const [year, month] = last.split("-").map(Number);
  return Date.UTC(year, month, 21, 12);
}

function check(holds, what) {
  if (!holds) failures += 1;
  console.log(`${holds ? "✓" : "✗"} ${what}`);
}
