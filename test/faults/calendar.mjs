// `npm run check:calendar`: every hour of ten years in thirty time zones, on every core.
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { compare, zones } from "./calendar-check.mjs";

const FROM = Date.UTC(2016, 0, 1);
const HOURS = (Date.UTC(2026, 0, 1) - FROM) / 3_600_000;

if (isMainThread) await checkAll();
else await checkSome(workerData);

async function checkAll() {
  const shares = Array.from({ length: availableParallelism() }, (_, share) =>
    zones.filter((_zone, place) => place % availableParallelism() === share),
  );
  const results = await Promise.all(shares.map(inWorker));
  const asked = results.reduce((sum, each) => sum + each.asked, 0);
  const differences = results.flatMap((each) => each.differences);
  console.log(
    `${zones.length} time zones, every hour of 2016 to 2025, two calendars: ` +
      `${asked.toLocaleString("en")} answers, ${differences.length} differences.`,
  );
  for (const each of differences.slice(0, 20)) console.log(each);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

function inWorker(share) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once("message", resolve).once("error", reject);
  });
}

async function checkSome(share) {
  const calendar = await import("../../packages/domain/src/calendar.ts");
  const hours = Array.from({ length: HOURS }, (_, hour) => FROM + hour * 3_600_000);
  const results = share.map((zone) => compare(calendar, zone, hours));
  parentPort.postMessage({
    asked: results.reduce((sum, each) => sum + each.asked, 0),
    differences: results.flatMap((each) => each.differences),
  });
}
