import type { ActName, Detail } from "@allteach/domain/audit";
import type { NetworkRecord } from "@allteach/domain/network";
import { isReminder } from "@allteach/domain/report";
import { buildReport } from "@allteach/report/model";
import { numberStyleOf } from "@allteach/report/number-style";
import type { PngTools } from "@allteach/report/png";
import { ReportError } from "@allteach/report/report-error";
import { unfinishedDeliveriesQuery } from "@allteach/store/delivery";
import type { Directory } from "@allteach/store/directory";
import { localesIn } from "@allteach/store/mail-preference";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { recordFailure, recordReport } from "@allteach/store/report";
import type { Archive } from "./archive.ts";
import { actOf } from "./context.ts";
import type { Job } from "./job.ts";
import { reminderAddressees } from "./reminder-addressees.ts";
import { type PendingReport, pendingReport, readReportData } from "./report-data.ts";
import { keepForms, reportForms } from "./report-forms.ts";
import { reportInput } from "./report-inputs.ts";
import { readPassages } from "./report-passages.ts";
import { readRunSetting } from "./run-setting.ts";
import { readTold, tellFunder } from "./tell-funder.ts";

interface Place {
  network: NetworkRecord;
  store: NetworkStore;
  archive: Archive;
  directory: Directory;
}

interface Tools {
  png: PngTools;
  origin: string;
  later(jobs: readonly Job[]): Promise<void>;
  now: Date;
}

/**
 * Makes what the ledger asks for, a report or a reminder, then the mails that it owes. Done twice or
 * cut off anywhere, there is one: the first that is recorded.
 *
 * A chart that cannot be drawn stops the report with a reason; it is never made without it.
 */
export async function buildNetworkReport(place: Place, id: string, tools: Tools): Promise<void> {
  const { network, store } = place;
  const pending = await pendingReport(store, id);
  if (pending) {
    try {
      await (isReminder(pending.report.kind) ? remind : report)(place, pending, tools);
    } catch (error) {
      if (error instanceof ReportError) await fail(place, id, error.message, tools.now);
      throw error;
    }
  }
  const [deliveries] = await ask(store, unfinishedDeliveriesQuery(store, tools.now));
  await tools.later(
    deliveries.map((each) => ({ kind: "deliver", network: network.id, delivery: each.id })),
  );
}

async function report(place: Place, pending: PendingReport, tools: Tools): Promise<void> {
  const { network, store } = place;
  const { report: wanted } = pending;
  const { now } = tools;
  const data = await readReportData(place, wanted.period);
  const telling = wanted.kind === "funder" ? tellFunder(data, await readTold(store)) : undefined;
  const input = reportInput(data, { ...pending, telling }, tools);
  if (!input) return fail(place, wanted.id, "its site or node is no longer there", now);
  const more = await readPassages(store, data, wanted, now);
  const model = buildReport({ ...input, passages: [...more, ...(input.passages ?? [])] });
  const locales = await localesIn(place.directory, network.id);
  const forms = await reportForms(model, tools.png, {
    timeZone: network.timeZone,
    numbers: locales.map(numberStyleOf),
  });
  const artefacts = await keepForms(place, wanted.id, forms);
  const files = artefacts.map(({ name, sha256 }) => ({ name, sha256 }));
  const act = byClock(now, "make-report", wanted.id, { title: model.title, files });
  const made = {
    ...{ title: model.title, summary: model.opening.join("\n"), artefacts },
    ...(telling && { told: telling.told }),
  };
  await recordReport(store, wanted.id, made, [], act);
}

/** A reminder has no files: what it says is found when it is sent, so that it never comes late. */
async function remind(
  place: Place,
  { report: wanted }: PendingReport,
  { now }: Tools,
): Promise<void> {
  const setting = await readRunSetting(place.directory, place);
  const users = await reminderAddressees(place.store, wanted, setting);
  const act = byClock(now, "remind", wanted.id, { people: users.length });
  const made = { title: "", summary: "", artefacts: [] };
  await recordReport(place.store, wanted.id, made, users, act);
}

function fail({ store }: Place, id: string, because: string, now: Date): Promise<void> {
  return recordFailure(store, id, because, byClock(now, "fail-report", id, { because }));
}

function byClock(now: Date, action: ActName, subject: string, detail: Detail) {
  const whence = { via: "clock", address: "" } as const;
  return actOf({ actor: { kind: "clock" }, whence, now }, action, subject, detail);
}
