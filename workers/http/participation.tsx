import {
  attestParticipation,
  countedOf,
} from "@allteach/actions/participation/attest-participation";
import {
  type Participation,
  type ParticipationView,
  readParticipant,
  readParticipation,
} from "@allteach/actions/participation/read-participation";
import { recordExport } from "@allteach/actions/record-export";
import { UserId } from "@allteach/domain/identity";
import { AttestationDraft, participationRules, Year } from "@allteach/domain/participation";
import { csvOf } from "@allteach/interchange/csv-of";
import { openDirectory } from "@allteach/store/directory";
import { ParticipantPage, type ParticipantPageProps } from "@allteach/web/pages/participant-page";
import { ParticipationPage } from "@allteach/web/pages/participation-page";
import { paths } from "@allteach/web/paths";
import { deedText } from "@allteach/web/words/participation-words";
import { type Context, Hono } from "hono";
import { tallied } from "../tally.ts";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

type NetworkContext = Context<NetworkEnv>;

/** Who took part in what: one's own record, those one leads, and what leads say of them. */
export const participationRoutes = new Hono<NetworkEnv>()
  .get(paths.participation.pattern, async (c) => {
    const read = await readParticipation(c.var.action, directoryOf(c), yearOf(c));
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(
      <ParticipationPage
        shell={networkShell(c, "participation")}
        years={yearsUntil(c)}
        {...read.value}
      />,
    );
  })
  .get(paths.ownParticipation.pattern, (c) => page(c, {}))
  .get(paths.ownParticipationFile.pattern, (c) => file(c))
  .get(paths.participant.pattern, (c) => page(c, { isSaved: c.req.query("now") === "said" }))
  .get(paths.participantFile.pattern, (c) => file(c))
  .post(paths.attestations.pattern, async (c) => {
    const sent = textsIn(await c.req.formData(), ["year", "kind", "words"]);
    const typed = { ...sent, words: sent.words.replaceAll("\r\n", "\n") };
    const asked = AttestationDraft.safeParse(typed);
    if (!asked.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(asked.error) });
    }
    const { person } = whoseOf(c);
    const said = await attestParticipation(c.var.action, directoryOf(c), person, asked.data);
    if (said.ok) {
      const at = paths.participant({ network: c.var.network.slug, person });
      return c.redirect(`${at}?year=${asked.data.year}&now=said`, 303);
    }
    if (said.refusal.kind !== "invalid") return answerRefusal(c, said.refusal);
    const { year } = asked.data;
    return page(c, { typed: typed.words, problems: said.refusal.problems, year });
  });

/** A record as a file, with an entry of the audit. */
async function file(c: NetworkContext): Promise<Response> {
  const read = await readParticipant(c.var.action, directoryOf(c), whoseOf(c));
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { one, charter, year } = read.value;
  const name = c.req.param("file");
  if (name !== "record.csv" && name !== "record.json") {
    return answerRefusal(c, { kind: "not-found", what: "page" });
  }
  const subject = `person ${one.member.id}, ${year}`;
  const taken = { action: "export-participation", subject, detail: { file: name } } as const;
  const allowed = await recordExport(c.var.action, charter, taken);
  if (!allowed.ok) return answerRefusal(c, allowed.refusal);
  if (name === "record.json") return c.json(recordJson(one, read.value));
  return c.body(recordCsv(one, read.value), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="participation-${year}.csv"`,
  });
}

const directoryOf = (c: NetworkContext) => openDirectory(tallied(c.env.DIRECTORY, c.var.tally));

const yearOf = (c: NetworkContext) =>
  Year.safeParse(c.req.query("year")).data ?? String(c.var.now.getUTCFullYear());

/** Of whom and of which year: one's own where nobody is named. */
function whoseOf(c: NetworkContext) {
  const { actor } = c.var.action;
  const own = actor.kind === "person" ? actor.user : "nobody";
  return { person: UserId.parse(c.req.param("person") ?? own), year: yearOf(c) };
}

/** How many years back one may look. */
const YEARS = 6;

function yearsUntil(c: NetworkContext): string[] {
  const last = c.var.now.getUTCFullYear();
  return Array.from({ length: YEARS }, (_, back) => String(last - back));
}

async function page(
  c: NetworkContext,
  {
    year,
    ...given
  }: Pick<ParticipantPageProps, "isSaved" | "typed" | "problems"> & {
    year?: string;
  },
): Promise<Response> {
  const whose = whoseOf(c);
  const read = await readParticipant(c.var.action, directoryOf(c), {
    ...whose,
    ...(year !== undefined && { year }),
  });
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { one, people: _, ...view } = read.value;
  const { leadAt, ...record } = one;
  return c.html(
    <ParticipantPage
      shell={networkShell(c, "participation")}
      now={c.var.now}
      years={yearsUntil(c)}
      mayAttest={leadAt !== undefined}
      {...{ ...view, ...record, ...given }}
    />,
    given.problems ? 422 : 200,
  );
}

/** What a file says first: of whom, of which year, and what a lead says of it. */
function recordJson(one: Participation, { charter, year, names }: ParticipationView) {
  const { member, counts, deeds, standing } = one;
  return {
    ...{ network: charter.name, person: member.name, year, rules: participationRules.version },
    counted: countedOf(counts),
    needed: Object.fromEntries(counts.map(({ rule }) => [rule.kind, rule.least])),
    isConfirmed: standing?.kind === "confirmed",
    ...(standing?.kind === "confirmed" && {
      confirmed: {
        ...{ by: names.get(standing.by) ?? "", words: standing.words },
        on: new Date(standing.at).toISOString().slice(0, 10),
      },
    }),
    deeds: deeds.map((deed) => ({
      ...{ on: new Date(deed.at).toISOString().slice(0, 10), kind: deed.kind },
      ...{ what: deedText(deed), about: deed.about },
    })),
  };
}

function recordCsv(one: Participation, view: ParticipationView): string {
  const { network, person, year, deeds, isConfirmed, confirmed } = recordJson(one, view);
  const rows = deeds.map(({ on, kind, what }) => [network, person, year, on, kind, what]);
  const word = confirmed ? `Confirmed by ${confirmed.by}` : "Not confirmed";
  const last = [
    network,
    person,
    year,
    confirmed?.on ?? "",
    isConfirmed ? "confirmed" : "open",
    word,
  ];
  return csvOf([["network", "person", "year", "on", "kind", "what"], ...rows, last]);
}
