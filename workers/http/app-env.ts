import type { ActionContext } from "@allteach/actions/context";
import type { MonthRows } from "@allteach/actions/open-month";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Role } from "@allteach/domain/permission";
import type { Caller } from "@allteach/store/caller";
import type { Bindings, Settings } from "../env.ts";
import type { Tally } from "../tally.ts";

/** What every handler finds in its context. */
export interface AppEnv {
  Bindings: Bindings;
  Variables: {
    settings: Settings;
    /** One for each request, in its log lines and on its error page. */
    requestId: string;
    tally: Tally;
    now: Date;
    caller: Caller;
    /** What was read of a month before the directory said who asks. */
    monthAhead?: MonthAhead;
  };
}

/** Where a network's rows lie. */
export type NetworkPlace = Pick<NetworkRecord, "id" | "binding">;

/** A month's rows, and where they are being read: for nobody until the directory says the same. */
export interface MonthAhead {
  place: NetworkPlace;
  /** Nothing where they could not be read. */
  rows: Promise<MonthRows | undefined>;
}

/** What handlers under `/n/{network}` find besides. */
export interface NetworkEnv {
  Bindings: Bindings;
  Variables: AppEnv["Variables"] & {
    network: NetworkRecord;
    action: ActionContext;
    /** The role a page is looked at as, where the reader asked to. */
    viewedAs?: Role;
  };
}
