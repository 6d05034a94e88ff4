import type { UserId } from "@allteach/domain/identity";
import type { Member } from "@allteach/domain/member";
import type { Charter } from "@allteach/domain/network";
import {
  type Attestation,
  countParticipation,
  type Deed,
  deedOf,
  type KindCount,
  leadsAt,
  standingAttestation,
} from "@allteach/domain/participation";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import { ask } from "@allteach/store/network-store";
import {
  attendedQuery,
  attestationOf,
  attestationsQuery,
  deedsQuery,
} from "@allteach/store/participation";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";

/** One person's year: what they took part in, and what their lead says of it. */
export interface Participation {
  member: Omit<Member, "email">;
  counts: readonly KindCount[];
  /** What they did, the newest first. */
  deeds: readonly (Deed & { words: string })[];
  standing?: Attestation;
  /** Everything that was said of the year, the newest first. */
  said: readonly Attestation[];
  /** Whether it is whoever asks. */
  isOwn: boolean;
  /** Where whoever asks leads them: 0 for the network; absent where they do not. */
  leadAt?: Site["id"] | 0;
}

export interface ParticipationView {
  charter: Charter;
  sites: readonly Site[];
  year: string;
  /** Their own first, then those whom they lead, by name. */
  people: readonly Participation[];
  /** What members are called, by actor. */
  names: ReadonlyMap<string, string>;
}

/**
 * The participation of whoever asks, and of those whom they lead. Directory and network are asked
 * at the same time.
 *
 * @param year A calendar year, in UTC as the audit has it.
 */
export async function readParticipation(
  { store, actor, network }: ActionContext,
  directory: Directory,
  year: string,
  person?: UserId,
): Promise<Outcome<ParticipationView>> {
  if (!may(actor, "see-people") || actor.kind !== "person") {
    return refused({ kind: "not-allowed", need: "see-people" });
  }
  const whose = {
    ...{ from: Date.parse(`${year}-01-01`), to: Date.parse(`${Number(year) + 1}-01-01`) },
    ...(person !== undefined && { person }),
  };
  const [[rows], [charters, siteRows, did, came, attested]] = await Promise.all([
    askDirectory(directory, membershipsQuery(directory, network.id)),
    ask(
      store,
      charterQuery(store),
      sitesQuery(store),
      deedsQuery(store, whose),
      attendedQuery(store, whose),
      attestationsQuery(store, person),
    ),
  ]);
  const members = membersOf(rows);
  const said = attested.map(attestationOf);
  const acts = Map.groupBy(did, (row) => row.actor);
  const visits = Map.groupBy(came, (row) => row.user);
  const participationOf = ({ email: _, ...member }: Member): Participation => {
    const deeds = [
      ...(acts.get(`person ${member.id}`) ?? []).flatMap(actTold),
      ...(visits.get(member.id) ?? []).map(visitTold),
    ].sort((one, other) => other.at - one.at);
    const own = said.filter((each) => each.person === member.id && each.year === year);
    const standing = standingAttestation(own, year);
    const leadAt = leadsAt(actor, member);
    return {
      ...{ member, deeds, counts: countParticipation(deeds), isOwn: member.id === actor.user },
      said: own.sort((one, other) => other.number - one.number),
      ...(standing && { standing }),
      ...(leadAt !== undefined && { leadAt }),
    };
  };
  const shown = members
    .filter(({ id }) => person === undefined || id === person)
    .filter((member) => member.id === actor.user || leadsAt(actor, member) !== undefined)
    .sort((one, other) => Number(other.id === actor.user) - Number(one.id === actor.user));
  return done({
    ...{ charter: charterOf(charters), sites: siteRows.map(siteOf), year },
    people: shown.map(participationOf),
    names: new Map(members.map(({ id, name }) => [`person ${id}`, name])),
  });
}

type Act = Awaited<ReturnType<typeof deedsQuery>>[number];

function actTold({ action, month, subject, at }: Act): (Deed & { words: string })[] {
  const deed = deedOf({ action, subject, at }, month);
  return deed ? [{ ...deed, words: action }] : [];
}

function visitTold({ id, title, at }: Awaited<ReturnType<typeof attendedQuery>>[number]) {
  return { kind: "attended" as const, at, about: id, words: title };
}

/** One person's participation; refused where it is neither one's own nor one leads them. */
export async function readParticipant(
  ctx: ActionContext,
  directory: Directory,
  { person, year }: { person: UserId; year: string },
): Promise<Outcome<ParticipationView & { one: Participation }>> {
  const read = await readParticipation(ctx, directory, year, person);
  if (!read.ok) return read;
  const [one] = read.value.people;
  if (!one) return refused({ kind: "not-allowed", need: "attest-participation" });
  return done({ ...read.value, one });
}
