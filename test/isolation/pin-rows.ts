import { env } from "cloudflare:workers";
import { fileKey, sharedFileKey, sharedPinPrefix } from "@allteach/actions/pins/pin-file-keys";
import { sha256 } from "@allteach/domain/digest";
import type { NetworkId } from "@allteach/domain/identity";
import type { PinId } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { Ids } from "./canary.ts";
import { farPinOf, sharedPinOf } from "./pin-requests.ts";

type Word = (what: string) => string;

/** A pin with a file that its network reads, another site's, and one that every network reads. */
export async function pinRows(
  database: D1Database,
  ids: Ids,
  word: Word,
  owner: string,
): Promise<D1PreparedStatement[]> {
  const file = await fileOf(ids, word);
  await env.ARCHIVE.put(fileKey(ids.id, file, "whole"), word("pin-file"));
  await env.ARCHIVE.put(fileKey(ids.id, file, "small"), word("pin-small"));
  const pin = (
    id: string,
    prefix: string,
    fileId: string | null,
    { site = ids.siteId, visibility = "network" } = {},
  ) =>
    database
      .prepare(
        `insert into pin (id, kind, title, purpose, surprised, context, licence, attribution,
          site_id, body, url, file_id, parent, root, parent_network, parent_title, visibility, owner,
          revision, created_at, changed_at, hidden_why)
         values (?, 'document', ?, ?, ?, ?, 'cc-by-4.0', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 1, ?)`,
      )
      .bind(
        ...[id, word(`${prefix}title`), word(`${prefix}purpose`), word(`${prefix}surprised`)],
        ...[word(`${prefix}context`), word(`${prefix}maker`), site, word(`${prefix}body`)],
        ...[
          word(`${prefix}url`),
          fileId,
          "n~p",
          "n~p",
          word(`${prefix}from`),
          word(`${prefix}former`),
        ],
        ...[visibility, owner, word(`${prefix}why`)],
      );
  return [
    database
      .prepare("insert into pin_file values (?, ?, ?, ?, ?, null, null, 1, 'unscanned', ?, 1)")
      .bind(file.id, file.name, file.type, file.bytes, file.sha256, owner),
    pin(ids.pin, "pin-", file.id),
    pin(farPinOf(ids), "far-pin-", null, { site: ids.otherId }),
    pin(sharedPinOf(ids), "shared-pin-", null, { visibility: "all" }),
    database
      .prepare("insert into pin_publication values (?, 1, 'published', '[]', 1, 1, null)")
      .bind(sharedPinOf(ids)),
  ];
}

async function fileOf(ids: Ids, word: Word): Promise<PinFile> {
  const hash = await sha256(new TextEncoder().encode(word("pin-file")));
  return {
    ...{ id: ids.pinFile, name: `${word("file-name")}.txt`, type: "text/plain", bytes: 10 },
    ...{ sha256: hash, hasSmall: true, scan: "unscanned" },
  };
}

/** What every network may read of the shared pin, with its file, is nobody's secret. */
export async function shareCanaryPin(ids: Ids): Promise<void> {
  const file: PinFile = {
    ...{ id: ids.pinFile, name: "a-file.txt", type: "text/plain", bytes: 6 },
    ...{ sha256: await sha256("a file"), hasSmall: false, scan: "unscanned" },
  };
  const key = { network: ids.id as NetworkId, pin: sharedPinOf(ids) as PinId };
  await env.ARCHIVE.put(sharedFileKey(await sharedPinPrefix(key), 1, file, "whole"), "a file");
  await env.COMMONS.prepare(
    `insert into shared_pin (network_id, pin_id, epoch, revision, network, simulated, kind, title,
      licence, attribution, version, file, words, shared_at)
     values (?, ?, 1, 1, 'A network', 0, 'document', 'A title', 'cc-by-4.0', 'A team', 1, ?, '', 1)`,
  )
    .bind(ids.id, sharedPinOf(ids), JSON.stringify(file))
    .run();
}
