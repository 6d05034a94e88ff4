import { Address } from "./address.ts";
import type { Draft } from "./message.ts";

/** A small message for tests to change. */
export const draft: Draft = {
  key: "delivery/2026-10/ada",
  from: { name: "Patient safety network", address: Address.parse("reports@allteach.example") },
  to: Address.parse("ada@north.example"),
  subject: "October 2026: falls fell",
  text: "Falls fell.\nSee http://localhost:8787/n/safety/measures/FALLS.",
  html: '<p>Falls fell. <a href="http://localhost:8787/n/safety?a=1&amp;b=2">See</a></p>',
};
