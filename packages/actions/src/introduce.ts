import type { NetworkId, SiteId, UserId } from "@allteach/domain/identity";
import type { IntroductionState } from "@allteach/domain/introduction";
import type { NetworkRecord } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import type { Commons } from "@allteach/store/commons";
import { type Contact, contactOf } from "@allteach/store/contact";
import { askDirectory, type Directory } from "@allteach/store/directory";
import {
  claimIntroductionMail,
  type IntroductionMail,
  markIntroductionMailed,
} from "@allteach/store/introduction";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import type { NetworkStore } from "@allteach/store/network-store";
import { claimQuestionMail, markQuestionMailed } from "@allteach/store/site-question";

/** What a mail of an introduction says, to one person. */
export interface IntroductionLetter {
  /** The same for a mail that is tried again. */
  key: string;
  to: Contact;
  kind: "asked" | "agreed" | "declined";
  about: string;
  /** Where who asks belongs; at a yes, whom to write to. */
  other: { network: string; contact?: Contact };
}

export interface IntroductionPlace {
  network: NetworkRecord;
  store: NetworkStore;
  commons: Commons;
  directory: Directory;
  /** Hands one mail over; throws where it is to be tried again. */
  post(letter: IntroductionLetter): Promise<void>;
  now: Date;
}

/** Longer than any provider takes to answer. */
const LEASE_MS = 2 * 60 * 1000;

/** How many of a site's people are asked at once. */
const MOST_ASKED = 3;

/**
 * Sends the mail that an introduction owes: claimed first, marked when it is handed over. Cut off
 * between the two it is sent again under the same key.
 */
export async function introduce(place: IntroductionPlace, id: string): Promise<void> {
  const claimed = id.startsWith("q_") ? await claimOwn(place, id) : await claimOther(place, id);
  if (!claimed) return;
  for (const letter of await lettersOf(place, id, claimed)) await place.post(letter);
  await claimed.mark(claimed.mail);
}

interface Claimed {
  mail: IntroductionMail;
  about: string;
  state: IntroductionState;
  from: { network: NetworkId; networkName: string; user: UserId };
  answeredBy?: UserId;
  /** Whom to ask, the likeliest first. */
  asked(): Promise<Contact[]>;
  mark(mail: IntroductionMail): Promise<void>;
}

async function claimOther(place: IntroductionPlace, id: string): Promise<Claimed | undefined> {
  const { commons, network, directory, now } = place;
  const lease = { now, leaseMs: LEASE_MS };
  const claimed = await claimIntroductionMail(commons, network.id, id, lease);
  if (!claimed) return undefined;
  const { mail, introduction: asked } = claimed;
  return {
    ...{ mail, about: asked.about, state: asked.state },
    from: { network: asked.network, networkName: asked.networkName, user: asked.askedBy },
    ...(asked.answeredBy && { answeredBy: asked.answeredBy }),
    async asked() {
      const owner = await contactOf(directory, network.id, asked.toUser);
      return owner ? [owner] : answerersOf(place, asked.toSite);
    },
    mark: (sent) => markIntroductionMailed(commons, id, sent),
  };
}

async function claimOwn(place: IntroductionPlace, id: string): Promise<Claimed | undefined> {
  const { store, network, now } = place;
  const claimed = await claimQuestionMail(store, id, { now, leaseMs: LEASE_MS });
  if (!claimed) return undefined;
  const { mail, question } = claimed;
  return {
    ...{ mail, about: question.about, state: question.state },
    from: { network: network.id, networkName: network.name, user: question.askedBy },
    ...(question.answeredBy && { answeredBy: question.answeredBy }),
    asked: () => answerersOf(place, question.site),
    mark: (sent) => markQuestionMailed(store, id, sent),
  };
}

async function lettersOf(
  { network, directory }: IntroductionPlace,
  id: string,
  { mail, about, state, from, answeredBy, asked }: Claimed,
): Promise<IntroductionLetter[]> {
  if (mail === "asked") {
    const other = { network: from.networkName };
    return (await asked()).map((to) => ({
      key: `${id}-asked-${to.user}`,
      to,
      kind: "asked",
      about,
      other,
    }));
  }
  const asker = await contactOf(directory, from.network, from.user);
  if (!asker) return [];
  const answerer = answeredBy && (await contactOf(directory, network.id, answeredBy));
  if (state === "declined" || !answerer) {
    const other = { network: network.name };
    return [{ key: `${id}-answered-${asker.user}`, to: asker, kind: "declined", about, other }];
  }
  const letter = (to: Contact, contact: Contact, name: string): IntroductionLetter => ({
    ...{ key: `${id}-answered-${to.user}`, to, kind: "agreed", about },
    other: { network: name, contact },
  });
  return [letter(asker, answerer, network.name), letter(answerer, asker, from.networkName)];
}

/** Those who may answer for a site, its own people first; for a network, those who may for all. */
async function answerersOf(
  { directory, network }: IntroductionPlace,
  site: SiteId | undefined,
): Promise<Contact[]> {
  const [rows] = await askDirectory(directory, membershipsQuery(directory, network.id));
  const members = membersOf(rows).filter(({ id, name, grants }) =>
    may({ kind: "person", user: id, name, grants }, "share-goals", site),
  );
  const own = members.filter(({ grants }) => grants.some((grant) => grant.site === site));
  const chosen = own.length > 0 ? own : members;
  return chosen
    .slice(0, MOST_ASKED)
    .flatMap(({ id, name, email }) => (email ? [{ user: id, name, email }] : []));
}
