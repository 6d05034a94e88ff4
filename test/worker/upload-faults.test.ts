import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { broken } from "../faults/broken-file.ts";
import { madeFile } from "../faults/made-file.ts";
import { randomOf } from "../faults/random.ts";
import { newNetwork, type Person } from "../support/world.ts";

/** As many broken files are sent to the service itself; `pnpm fuzz:uploads` sends more. */
const FILES = Number(env.FAULT_UPLOADS ?? 60);

it("broken files leave no month in part, and no answer is a fault", {
  timeout: 3_600_000,
}, async () => {
  const { slug, leader } = await newNetwork();
  const counts = { taken: 0, refused: 0, faults: 0, partial: 0 };
  let before = await figuresIn(slug);
  for (let seed = 1; seed <= FILES; seed++) {
    const random = randomOf(seed);
    const { kind, bytes } = broken(madeFile(random, ["CAUTI", "BUNDLE"]), random);
    const status = await send(slug, leader, kind, bytes);
    const after = await figuresIn(slug);
    if (status >= 500) counts.faults++;
    else if (status < 300) counts.taken++;
    else counts.refused++;
    if (status >= 300 && after !== before) counts.partial++;
    before = after;
  }
  console.log(
    `uploads: ${FILES} broken files sent: ${counts.taken} taken, ${counts.refused} refused, ` +
      `${counts.faults} server errors, ${counts.partial} partial months`,
  );
  expect(counts).toMatchObject({ faults: 0, partial: 0 });
  expect(counts.refused).toBeGreaterThan(0);
  expect(counts.taken).toBeGreaterThan(0);
});

async function send(slug: string, leader: Person, kind: string, bytes: Uint8Array) {
  const path = kind === "fhir" ? `/fhir/n/${slug}` : `/api/v1/n/${slug}/uploads`;
  const { exports } = await import("cloudflare:workers");
  const request = new Request(`http://localhost:8787${path}?reason=again`, {
    ...{ method: "POST", body: bytes.slice().buffer },
    headers: {
      ...{ origin: "http://localhost:8787", cookie: leader.cookie },
      "content-type": kind === "fhir" ? "application/fhir+json" : "application/octet-stream",
    },
  });
  const answered = await exports.default.fetch(request);
  await answered.text();
  return answered.status;
}

/** Everything that the network's database holds of figures, in one number. */
async function figuresIn(slug: string): Promise<number> {
  const row = await env.DIRECTORY.prepare(
    "select binding from pool join network on network.id = network_id where slug = ?",
  )
    .bind(slug)
    .first<{ binding: string }>();
  const database = Reflect.get(env, row?.binding ?? "") as D1Database;
  const counted = await database
    .prepare(
      "select (select count(*) from figure) * 100000 + (select count(*) from submission) as n",
    )
    .first<{ n: number }>();
  return counted?.n ?? -1;
}
