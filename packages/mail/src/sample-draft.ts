import { readAddress } from "./address.ts";
import type { Draft } from "./message.ts";

/** A small message for tests to change. */
export const draft: Draft = {
  key: "delivery/2026-10/ada",
  from: { name: "Patient safety network", address: sure("reports@allteach.example") },
  to: sure("ada@north.example"),
  subject: "October 2026: falls fell",
  text: "Falls fell.\nSee http://localhost:8787/n/safety/measures/FALLS.",
  html: '<p>Falls fell. <a href="http://localhost:8787/n/safety?a=1&amp;b=2">See</a></p>',
};

function sure(text: string) {
  const outcome = readAddress(text);
  if (!outcome.ok) throw new RangeError(text);
  return outcome.value;
}
