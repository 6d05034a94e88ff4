// Sends one month of one site: what a nightly extract of an EHR or of REDCap does.
//   ALLTEACH_TOKEN=… node send-month.mjs https://allteach.example ibd NOR 2026-10 month.json
import { readFile } from "node:fs/promises";

export async function sendMonth({
  base,
  network,
  site,
  period,
  figures,
  token,
  fetch = globalThis.fetch,
}) {
  const url = `${base}/api/v1/n/${network}/sites/${site}/submissions/${period}`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const standing = await fetch(url, { headers });
  const body = JSON.stringify({ figures, reason: "nightly extract" });
  const condition = { "if-match": standing.headers.get("etag") ?? '"0"' };
  const sent = await fetch(url, { method: "PUT", headers: { ...headers, ...condition }, body });
  const answer = await sent.json();
  if (sent.ok) return answer;
  const errors = (answer.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`);
  throw new Error([`${sent.status} ${answer.title}`, answer.detail, ...errors].join("\n"));
}

const [, script = "", base, network, site, period, file] = globalThis.process?.argv ?? [];
if (script.endsWith("send-month.mjs") && file) {
  const figures = JSON.parse(await readFile(file, "utf8"));
  console.log(
    await sendMonth({ base, network, site, period, figures, token: process.env.ALLTEACH_TOKEN }),
  );
}
