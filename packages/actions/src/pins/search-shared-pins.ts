import { noTerms } from "@allteach/catalogue/vocabulary";
import { matchQuery } from "@allteach/domain/goal-match";
import { NetworkId } from "@allteach/domain/identity";
import { PinId, type PinKind } from "@allteach/domain/pins/pin";
import { askCommons, type Commons } from "@allteach/store/commons";
import {
  type ListedPin,
  listedPinOf,
  type SharedPinKey,
  sharedPinQuery,
  sharedPinsQuery,
} from "@allteach/store/pins/shared-pin";

const PAGE = 24;

/** What somebody looks for among the pins of all networks. */
export interface SharedPinSearch {
  /** Words, in any order. */
  q: string;
  kind?: PinKind;
  family?: string;
  driver?: string;
  condition?: string;
  /** Pins of networks that were made up, and no others; or the other way round. */
  simulated: boolean;
  /** From 1. */
  page: number;
}

/** A screenful of shared pins: one query. */
export async function searchSharedPins(
  commons: Commons,
  { q, page, ...asked }: SharedPinSearch,
): Promise<{ pins: readonly ListedPin[]; hasMore: boolean }> {
  const query = matchQuery({ terms: noTerms, text: q });
  const question = { ...asked, query, offset: (page - 1) * PAGE, limit: PAGE + 1 };
  const [rows] = await askCommons(commons, sharedPinsQuery(commons, question));
  return { pins: rows.slice(0, PAGE).map(listedPinOf), hasMore: rows.length > PAGE };
}

/** The name that stands for a shared pin in addresses. */
export const sharedPinName = ({ network, pin }: SharedPinKey) => `${network}~${pin}`;

/** Which shared pin a name means; nothing where it is none. */
export function sharedPinKey(name: string): SharedPinKey | undefined {
  const [network, pin, ...rest] = name.split("~");
  const ids = [NetworkId.safeParse(network), PinId.safeParse(pin)] as const;
  return ids[0].success && ids[1].success && rest.length === 0
    ? { network: ids[0].data, pin: ids[1].data }
    : undefined;
}

/** One shared pin by its name; nothing where it is shared no more. */
export async function readSharedPin(
  commons: Commons,
  name: string,
): Promise<ListedPin | undefined> {
  const key = sharedPinKey(name);
  if (!key) return undefined;
  const [[row]] = await askCommons(commons, sharedPinQuery(commons, key));
  return row && listedPinOf(row);
}
