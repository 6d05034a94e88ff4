import { sha256 } from "@allteach/domain/digest";
import type { Address } from "@allteach/mail/address";
import { messageOf, type Sender } from "@allteach/mail/message";
import type { Transport } from "@allteach/mail/transport";
import type { Directory } from "@allteach/store/directory";
import { claimNotice, releaseNotice, settleNotice } from "@allteach/store/operator-notice";
import { freeDatabases } from "@allteach/store/pool";

/** With fewer free than this, operators are told: enough for the days it may take to add some. */
export const FEW_DATABASES = 10;

/** What telling the operators takes. */
export interface OperatorPost {
  directory: Directory;
  operators: readonly Address[];
  transport: Transport;
  from: Sender;
  /** Where the operator's page is. */
  page: string;
  now: Date;
}

/**
 * Mails every operator when few databases are free: once a day at most, however often the clock
 * fires. The claim of the day's notice decides; it is given back where the provider says that the
 * mail did not go, and kept where nobody knows.
 */
export async function warnOfSmallPool(
  { directory, operators, transport, from, page, now }: OperatorPost,
  bound: readonly string[],
): Promise<void> {
  if (operators.length === 0) return;
  const free = await freeDatabases(directory, bound);
  if (free >= FEW_DATABASES) return;
  const day = now.toISOString().slice(0, 10);
  for (const to of operators) {
    const key = `pool-low-${day}-${(await sha256(to)).slice(0, 32)}`;
    if (!(await claimNotice(directory, key, now))) continue;
    const sent = await transport.send(messageOf({ key, from, to, ...words(free, page) }));
    if (sent.kind === "sent") await settleNotice(directory, key, now);
    else if (!sent.permanent) await releaseNotice(directory, key);
  }
}

function words(free: number, page: string): { subject: string; text: string; html: string } {
  const left = free === 1 ? "1 database is" : `${free} databases are`;
  const lines = [
    `${left} free for new networks. When none is left, nobody can start one.`,
    "Add some: pnpm pool:grow 50 makes databases until 50 are free, and deploys.",
    `How the service fares: ${page}`,
    "You are mailed this once a day while fewer than 10 are free, because you run this service.",
  ];
  return {
    subject: `Allteach: ${left} free for new networks`,
    text: lines.join("\n\n"),
    html: `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Few databases are free</title><meta name="color-scheme" content="light dark"></head><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">${lines
      .map((line) => `<p>${line.replace(page, `<a href="${page}">${page}</a>`)}</p>`)
      .join("")}</body></html>`,
  };
}
