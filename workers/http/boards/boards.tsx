import { putPinOnBoard, takePinOffBoard } from "@allteach/actions/boards/put-on-board";
import { readBoard, readBoards } from "@allteach/actions/boards/read-boards";
import { makeBoard, rewriteBoard, takeBoardAway } from "@allteach/actions/boards/write-board";
import { readSharedPin } from "@allteach/actions/pins/search-shared-pins";
import { type Board, BoardDraft, otherNetworksPin } from "@allteach/domain/boards/board";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { TypedBoard } from "@allteach/web/components/boards/board-fields";
import { BoardPage } from "@allteach/web/pages/boards/board-page";
import { BoardsPage } from "@allteach/web/pages/boards/boards-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { commonsOf } from "../goal-platform.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";
import { knownPerson, type NameOf, namesFor } from "./names.ts";
import { othersPinPage } from "./others-pin.tsx";
import { pinPage } from "./pin-page.tsx";

/** The boards of a network: the list, one board, and what stands on it. */
export const boardRoutes = new Hono<NetworkEnv>()
  .get(paths.boards.pattern, (c) => list(c, {}, []))
  .post(paths.boards.pattern, async (c) => {
    const typed = typedBoard(await c.req.formData());
    const draft = BoardDraft.safeParse(typed);
    if (!draft.success) return list(c, typed, problemsIn(draft.error));
    const made = await makeBoard(c.var.action, draft.data);
    if (made.ok) return goTo(c, made.value.id, "made");
    const problems = problemsOf(made.refusal);
    return problems ? list(c, typed, problems) : answerRefusal(c, made.refusal);
  })
  .get(paths.board.pattern, (c) => page(c, undefined, []))
  .post(paths.board.pattern, async (c) => {
    const sent = await c.req.formData();
    const typed = typedBoard(sent);
    const draft = BoardDraft.safeParse(typed);
    if (!draft.success) return page(c, typed, problemsIn(draft.error));
    const saw = Number(textsIn(sent, ["saw"]).saw);
    const id = c.req.param("board");
    const written = await rewriteBoard(c.var.action, id, draft.data, saw);
    return written.ok ? goTo(c, id, "changed") : answerRefusal(c, written.refusal);
  })
  .post(paths.boardRemoval.pattern, async (c) => {
    const removed = await takeBoardAway(c.var.action, c.req.param("board"));
    if (!removed.ok) return answerRefusal(c, removed.refusal);
    return c.redirect(`${paths.boards({ network: c.var.network.slug })}?now=removed`, 303);
  })
  .post(paths.boardPins.pattern, async (c) => {
    const asked = textsIn(await c.req.formData(), ["board", "pin", "note", "via"]);
    const put = await putPinOnBoard(c.var.action, asked, async (network, pin) => {
      const shared = await readSharedPin(commonsOf(c), `${network}~${pin}`);
      const isOurKind = shared?.simulated === c.var.network.simulated;
      return shared && isOurKind ? { title: shared.title, network: shared.network } : undefined;
    });
    if (put.ok) return goTo(c, asked.board, "put");
    const problems = problemsOf(put.refusal);
    if (!problems) return answerRefusal(c, put.refusal);
    return otherNetworksPin(asked.pin)
      ? othersPinPage(c, asked.pin, problems)
      : pinPage(c, asked.pin, { boardProblems: problems });
  })
  .get(paths.othersPin.pattern, (c) => othersPinPage(c, c.req.param("pin")))
  .post(paths.boardPinRemoval.pattern, async (c) => {
    const { board, pin } = textsIn(await c.req.formData(), ["board", "pin"]);
    const taken = await takePinOffBoard(c.var.action, board, pin);
    return taken.ok ? goTo(c, board, "taken-off") : answerRefusal(c, taken.refusal);
  });

function typedBoard(form: FormData): TypedBoard {
  const { kind, ...typed } = textsIn(form, ["name", "about", "kind", "site", "bundle"]);
  return kind === "" ? typed : { ...typed, kind };
}

const happenings = {
  made: "The board is there. Pins come onto it from their own pages.",
  changed: "Changed.",
  put: "It stands here now, and where it stood before.",
  "taken-off": "Taken off. The pin itself stays.",
} as const;

function goTo(c: Context<NetworkEnv>, board: string, now: keyof typeof happenings): Response {
  return c.redirect(`${paths.board({ network: c.var.network.slug, board })}?now=${now}`, 303);
}

/** Whose a board is, as far as the reader may know. */
function whoseBoard({ kind, owner }: Board, site: Site | undefined, nameOf: NameOf): string {
  if (kind === "network") return "The whole network’s";
  if (kind === "site") return site ? site.name : "A site’s";
  const name = nameOf(owner);
  return name === "you" ? "Yours" : `By ${name}`;
}

/** Whose own board it is, where that is somebody else who can be followed. */
function ownerOf({ kind, owner }: Board, nameOf: NameOf) {
  return kind === "person" ? knownPerson(owner, nameOf) : undefined;
}

async function list(
  c: Context<NetworkEnv>,
  typed: TypedBoard,
  problems: readonly Problem[],
): Promise<Response> {
  const [read, nameOf] = await Promise.all([readBoards(c.var.action), namesFor(c)]);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { boards, ...view } = read.value;
  return c.html(
    <BoardsPage
      shell={networkShell(c, "pins")}
      {...view}
      boards={boards.map((each) => ({ ...each, whose: whoseBoard(each.board, each.site, nameOf) }))}
      page={Math.max(1, Math.min(50, Number(c.req.query("page")) || 1))}
      {...{ typed, problems }}
      happened={c.req.query("now") === "removed" ? "The board is removed." : undefined}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

async function page(
  c: Context<NetworkEnv>,
  typed: TypedBoard | undefined,
  problems: readonly Problem[],
): Promise<Response> {
  const after = c.req.query("after")?.slice(0, 60) ?? "";
  const id = c.req.param("board") ?? "";
  const [read, nameOf] = await Promise.all([readBoard(c.var.action, id, after), namesFor(c)]);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { board, site } = read.value;
  const standing = { name: board.name, about: board.about, bundle: board.isBundle ? "yes" : "" };
  return c.html(
    <BoardPage
      shell={networkShell(c, "pins")}
      now={c.var.now}
      {...read.value}
      whose={whoseBoard(board, site, nameOf)}
      owner={ownerOf(board, nameOf)}
      isFirst={after === ""}
      isMember={c.var.action.actor.kind === "person"}
      typed={typed ?? standing}
      problems={problems}
      happened={happenings[c.req.query("now") as keyof typeof happenings]}
    />,
    problems.length > 0 ? 422 : 200,
  );
}
