import type { NetworkId } from "@allteach/domain/identity";
import type { LicenceKey } from "@allteach/domain/pins/licence";
import type { PinId, PinKind } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { SharedPin } from "@allteach/domain/pins/shared-pin";
import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Commons } from "../commons.ts";
import { sharedPin } from "../commons-schema.ts";
import { putShared, removeShared, type SharedTable } from "../shared-thing.ts";

/** Which pin of which network. */
export interface SharedPinKey {
  network: NetworkId;
  pin: PinId;
}

/** A pin as the commons holds it. */
export interface ListedPin extends SharedPin {
  key: SharedPinKey;
  /** Under which its file is kept. */
  epoch: number;
  sharedAt: number;
}

const pins: SharedTable = {
  table: sharedPin,
  network: sharedPin.networkId,
  thing: sharedPin.pinId,
  epoch: sharedPin.epoch,
  revision: sharedPin.revision,
};

/** Writes a pin into the commons, by the rules of `putShared`. */
export function putSharedPin(
  commons: Commons,
  key: SharedPinKey,
  { epoch, revision, shared }: { epoch: number; revision: number; shared: SharedPin },
  now: Date,
): Promise<number> {
  const { purpose, surprised, context, measure, body, attribution, file } = shared;
  return putShared(
    commons,
    pins,
    { network: key.network, thing: key.pin },
    {
      ...shared,
      ...{ networkId: key.network, pinId: key.pin, epoch, revision },
      file: file ? JSON.stringify(file) : null,
      words: [purpose, surprised, context, measure, attribution, body].join(" ").trim(),
      sharedAt: now.getTime(),
    },
  );
}

/** Takes a pin out of the commons, and remembers where copies of its file may still arrive. */
export function removeSharedPin(
  commons: Commons,
  { network, pin }: SharedPinKey,
  until: { epoch: number; now: Date; files: string },
): Promise<void> {
  return removeShared(commons, pins, { network, thing: pin }, until);
}

/** What somebody looks for among the pins of all networks. */
export interface SharedPinQuestion {
  /** As `wordsQuery` makes it; empty: the newest first. */
  query: string;
  kind?: PinKind;
  family?: string;
  driver?: string;
  condition?: string;
  simulated: boolean;
  offset: number;
  limit: number;
}

const {
  place: _place,
  revision: _revision,
  words: _words,
  ...columns
} = getTableColumns(sharedPin);

/** Shared pins: the best first where words are looked for, else the newest. */
export function sharedPinsQuery({ db }: Commons, question: SharedPinQuestion) {
  const { query, simulated, offset, limit, ...asked } = question;
  const is = (column: Parameters<typeof eq>[0], value: string | undefined) =>
    value === undefined ? undefined : eq(column, value);
  const isAskedFor = and(
    eq(sharedPin.simulated, simulated),
    is(sharedPin.kind, asked.kind),
    is(sharedPin.family, asked.family),
    is(sharedPin.driver, asked.driver),
    is(sharedPin.condition, asked.condition),
  );
  if (query === "") {
    return db
      .select(columns)
      .from(sharedPin)
      .where(isAskedFor)
      .orderBy(desc(sharedPin.sharedAt), desc(sharedPin.place))
      .limit(limit)
      .offset(offset);
  }
  return db
    .select(columns)
    .from(sql`(select rowid as place, bm25(pin_text, 2.0, 1.0) as weight from pin_text
      where pin_text match ${query}) as hit`)
    .crossJoin(sharedPin)
    .where(and(sql`shared_pin.place = hit.place`, isAskedFor))
    .orderBy(sql`hit.weight`, desc(sharedPin.place))
    .limit(limit)
    .offset(offset);
}

export function sharedPinQuery({ db }: Commons, { network, pin }: SharedPinKey) {
  return db
    .select(columns)
    .from(sharedPin)
    .where(and(eq(sharedPin.networkId, network), eq(sharedPin.pinId, pin)))
    .limit(1);
}

export function listedPinOf(row: Awaited<ReturnType<typeof sharedPinQuery>>[number]): ListedPin {
  const { networkId, pinId, licence, file, ...rest } = row;
  return {
    ...rest,
    key: { network: networkId as NetworkId, pin: pinId as PinId },
    licence: licence as LicenceKey,
    ...(file !== null && { file: JSON.parse(file) as PinFile }),
  };
}
