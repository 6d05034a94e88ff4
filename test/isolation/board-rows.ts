import { ownBoardOf, wholeBoardOf } from "./board-requests.ts";
import type { Ids } from "./canary.ts";

/**
 * A site's board with a pin on it, one of a person and one of the network, and everything that is said
 * and known of that pin.
 */
export function boardRows(
  database: D1Database,
  ids: Ids,
  word: (what: string) => string,
  owner: string,
): D1PreparedStatement[] {
  const run = (sql: string, ...values: (string | number)[]) =>
    database.prepare(sql).bind(...values);
  return [
    run(
      "insert into board values (?, 'person', ?, ?, null, ?, 0, 1, 1, 1, null)",
      ...[ownBoardOf(ids), word("own-board"), word("about-own"), ids.person],
    ),
    run(
      "insert into board values (?, 'network', ?, ?, null, ?, 0, 1, 1, 1, null)",
      ...[wholeBoardOf(ids), word("whole-board"), word("about-all"), owner],
    ),
    run(
      "insert into board values (?, 'site', ?, ?, ?, ?, 0, 1, 1, 1, null)",
      ...[ids.board, word("board"), word("belongs"), ids.siteId, owner],
    ),
    run(
      "insert into board_pin values (?, ?, ?, '', ?, null, ?, 1)",
      ...[ids.board, ids.pin, word("board-title"), word("board-note"), owner],
    ),
    run(
      "insert into board_pin values (?, 'n_0000000000000000~p_0000000000000000', ?, ?, '', null, ?, 1)",
      ...[ids.board, word("other-title"), word("other-network"), owner],
    ),
    run("insert into follow values (?, 'board', ?, 1)", owner, ids.board),
    run(
      "insert into pin_comment values (?, ?, ?, '[]', ?, 1, null, null, ?, null)",
      ...[ids.comment, ids.pin, word("remarked"), owner, word("hidden-why")],
    ),
    run(
      "insert into pin_comment values (?, ?, ?, '[]', ?, 1, null, null, ?, null)",
      ...[`${ids.comment}2`, ids.pin, word("also-remarked"), ids.person, word("hidden-why")],
    ),
    run(
      "insert into pin_flag values (?, ?, ?, 'other', ?, ?, 1, null, null, null)",
      ...[ids.flag, ids.pin, ids.comment, word("reported"), owner],
    ),
    run(
      "insert into pin_try values (?, ?, ?, null, '2026-01-01', ?, 1, null)",
      ...[ids.try, ids.pin, ids.siteId, owner],
    ),
    run(
      "insert into pin_grade values (?, 'tested', ?, '2026-01-02', 1, 0, '[]', 1)",
      ...[ids.pin, word("earned")],
    ),
    run("insert into news_mail values (?, ?, 1, 2, 'failed', ?)", "x", owner, word("news-failed")),
    run("insert into news_stop values (?, 1)", "u_nobody"),
  ];
}
