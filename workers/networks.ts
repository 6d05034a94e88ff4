import { bringUpToDate, isBehind } from "@allteach/actions/migrate-networks";
import type { NetworkRecord } from "@allteach/domain/network";
import { openDirectory } from "@allteach/store/directory";
import type { Migration } from "@allteach/store/migrate-network";
import { type NetworkStore, openNetwork } from "@allteach/store/network-store";
import first from "../migrations/network/0001_network.sql";
import policies from "../migrations/network/0002_policies.sql";
import sitesAndNodes from "../migrations/network/0003_sites_and_nodes.sql";
import kindsOfFigures from "../migrations/network/0004_kinds_of_figures.sql";
import goals from "../migrations/network/0005_goals.sql";
import phases from "../migrations/network/0006_phases.sql";
import theory from "../migrations/network/0007_theory.sql";
import tests from "../migrations/network/0008_tests.sql";
import uploads from "../migrations/network/0009_uploads.sql";
import reports from "../migrations/network/0010_reports.sql";
import policyReviews from "../migrations/network/0011_policy_reviews.sql";
import comments from "../migrations/network/0012_comments.sql";
import mailLinks from "../migrations/network/0013_mail_links.sql";
import followUps from "../migrations/network/0014_follow_ups.sql";
import measureVersions from "../migrations/network/0015_measure_versions.sql";
import idempotency from "../migrations/network/0016_idempotency.sql";
import restated from "../migrations/network/0017_restated.sql";
import pins from "../migrations/network/0018_pins.sql";
import boards from "../migrations/network/0019_boards.sql";
import predictions from "../migrations/network/0020_predictions.sql";
import processMaps from "../migrations/network/0021_process_maps.sql";
import events from "../migrations/network/0022_events.sql";
import commentsBesideFigures from "../migrations/network/0023_comments_beside_figures.sql";
import toldMonths from "../migrations/network/0024_told_months.sql";
import sitesByName from "../migrations/network/0025_sites_by_name.sql";
import mapsOffTheList from "../migrations/network/0026_maps_off_the_list.sql";
import { archiveOf } from "./archive.ts";
import type { Bindings } from "./env.ts";
import { type Tally, tallied } from "./tally.ts";

/** Every migration of a network's database, in order; a test compares this list with the folder. */
export const networkMigrations: readonly Migration[] = [
  { name: "0001_network.sql", sql: first },
  { name: "0002_policies.sql", sql: policies },
  { name: "0003_sites_and_nodes.sql", sql: sitesAndNodes },
  { name: "0004_kinds_of_figures.sql", sql: kindsOfFigures },
  { name: "0005_goals.sql", sql: goals },
  { name: "0006_phases.sql", sql: phases },
  { name: "0007_theory.sql", sql: theory },
  { name: "0008_tests.sql", sql: tests },
  { name: "0009_uploads.sql", sql: uploads },
  { name: "0010_reports.sql", sql: reports },
  { name: "0011_policy_reviews.sql", sql: policyReviews },
  { name: "0012_comments.sql", sql: comments },
  { name: "0013_mail_links.sql", sql: mailLinks },
  { name: "0014_follow_ups.sql", sql: followUps },
  { name: "0015_measure_versions.sql", sql: measureVersions },
  { name: "0016_idempotency.sql", sql: idempotency },
  { name: "0017_restated.sql", sql: restated },
  { name: "0018_pins.sql", sql: pins },
  { name: "0019_boards.sql", sql: boards },
  { name: "0020_predictions.sql", sql: predictions },
  { name: "0021_process_maps.sql", sql: processMaps },
  { name: "0022_events.sql", sql: events },
  { name: "0023_comments_beside_figures.sql", sql: commentsBesideFigures },
  { name: "0024_told_months.sql", sql: toldMonths },
  { name: "0025_sites_by_name.sql", sql: sitesByName },
  { name: "0026_maps_off_the_list.sql", sql: mapsOffTheList },
];

/**
 * The one place where a network's database is opened. No other code touches a `NET_` binding.
 *
 * @param record What the directory says: which network, and in which database of the pool.
 */
export function storeOf(
  env: Bindings,
  record: Pick<NetworkRecord, "id" | "binding">,
  tally?: Tally,
): NetworkStore {
  const database = databasesOf(env).get(record.binding);
  if (!database) throw new Error(`${record.id} is in ${record.binding}, which is not bound`);
  return openNetwork(tally ? tallied(database, tally) : database, record.id);
}

/**
 * The same, after the database has been brought up to date where the directory says that it lacks
 * a migration and its job has not come yet: no code ever meets an older schema than its own.
 *
 * Where that fails the network opens as it is. The failure stands in the directory, and most pages
 * need nothing that the last migration added.
 */
export async function currentStoreOf(
  env: Bindings,
  record: NetworkRecord,
  { now, tally }: { now: Date; tally?: Tally },
): Promise<NetworkStore> {
  if (isBehind(record, networkMigrations)) {
    try {
      await bringUpToDate(foundryOf(env, now), record);
    } catch (error) {
      console.error("migration failed", { network: record.id, error });
    }
  }
  return storeOf(env, record, tally);
}

/** The databases of the pool that this Worker is bound to, by the names of their bindings. */
export function databasesOf(env: Bindings): Map<string, D1Database> {
  const names = Object.keys(env).filter((name): name is `NET_${string}` => name.startsWith("NET_"));
  return new Map(names.sort().flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** What it takes to make a network. */
export function foundryOf(env: Bindings, now: Date) {
  return {
    directory: openDirectory(env.DIRECTORY),
    databases: databasesOf(env),
    migrations: networkMigrations,
    archive: archiveOf(env.ARCHIVE),
    now,
  };
}
