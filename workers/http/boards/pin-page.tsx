import { readPinTalk } from "@allteach/actions/boards/read-pin-talk";
import { readPin } from "@allteach/actions/pins/read-pin";
import { BoardId } from "@allteach/domain/boards/board";
import { may } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import { PinTalk } from "@allteach/web/components/boards/pin-talk";
import { PinPage } from "@allteach/web/pages/pins/pin-page";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";
import { knownPerson, namesFor } from "./names.ts";

/** What came of the last thing that somebody did on the page. */
export interface PinPageGiven {
  happened?: string | undefined;
  typed?: string;
  problems?: readonly Problem[];
  tryProblems?: readonly Problem[];
  boardProblems?: readonly Problem[];
}

/** One pin's page, with what it has earned, where it stands and what is said of it. */
export async function pinPage(
  c: Context<NetworkEnv>,
  id: string,
  given: PinPageGiven = {},
): Promise<Response> {
  const { action, network: record, now } = c.var;
  const { happened, typed, problems = [], tryProblems = [], boardProblems = [] } = given;
  const [read, talk, nameOf] = await Promise.all([
    readPin(action, id),
    readPinTalk(action, id, olderThan(c)),
    namesFor(c),
  ]);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const network = record.slug;
  const isMember = action.actor.kind === "person";
  const { older, ...shown } = talk;
  const { pin, isHidden } = read.value;
  // A site that is not named is not to be found by its people either.
  const person = isHidden ? undefined : knownPerson(pin.owner, nameOf);
  return c.html(
    <PinPage
      shell={networkShell(c, "pins")}
      now={now}
      {...read.value}
      {...(happened && { happened })}
      {...(person && { pinnedBy: person.name })}
    >
      <PinTalk
        {...{ network, now, isMember, typed, problems, tryProblems, boardProblems }}
        {...shown}
        pin={pin}
        site={read.value.site}
        person={person}
        via={BoardId.safeParse(c.req.query("from")).data ?? ""}
        comments={talk.comments.map((comment) => ({ ...comment, who: nameOf(comment.owner) }))}
        olderHref={
          older === undefined ? undefined : `${paths.pin({ network, pin: id })}?before=${older}`
        }
        forAll={isMember && may(action.actor, "write-pins")}
      />
    </PinPage>,
    [...problems, ...tryProblems, ...boardProblems].length > 0 ? 422 : 200,
  );
}

function olderThan(c: Context<NetworkEnv>): number | undefined {
  const before = Number(c.req.query("before"));
  return Number.isSafeInteger(before) && before > 0 ? before : undefined;
}
