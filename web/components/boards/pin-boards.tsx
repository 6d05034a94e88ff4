import type { Board } from "@allteach/domain/boards/board";
import type { Problem } from "@allteach/domain/refusal";
import { paths } from "../../paths.ts";
import { remixWords } from "../../words/grade-words.ts";
import { errorIn } from "../answer.ts";
import { Button } from "../button.tsx";
import { Disclosure } from "../disclosure.tsx";
import { Field } from "../field.tsx";
import { FeedCard, type ListedPin } from "./feed-card.tsx";

export interface PinBoardsProps {
  network: string;
  /** A pin's id, one of another network as `network~pin`. */
  pin: string;
  boardsWith: readonly { board: Board }[];
  ownBoards: readonly { board: Board }[];
  mayMake: boolean;
  /** The board that it is taken from, if any. */
  via?: string | undefined;
  problems: readonly Problem[];
}

/** The boards that a pin stands on, and the way onto one more. */
export function PinBoards(props: PinBoardsProps) {
  const { network, boardsWith } = props;
  return (
    <section aria-labelledby="boards">
      <h2 id="boards">Boards</h2>
      {boardsWith.length === 0 ? (
        <p class="soft">It stands on no board yet.</p>
      ) : (
        <ul class="bare stack">
          {boardsWith.map(({ board }) => (
            <li>
              <a href={paths.board({ network, board: board.id })}>{board.name}</a>
              {board.isBundle && " (a bundle)"}
            </li>
          ))}
        </ul>
      )}
      <PutForm {...props} />
    </section>
  );
}

function PutForm({ network, pin, ownBoards, mayMake, via = "", problems }: PinBoardsProps) {
  if (ownBoards.length === 0) {
    return mayMake ? (
      <p>
        <a href={paths.boards({ network })}>Make a board</a> for what belongs together.
      </p>
    ) : null;
  }
  return (
    <Disclosure summary="Pin it to a board" open={problems.length > 0}>
      <form method="post" action={paths.boardPins({ network })} class="stack">
        <input type="hidden" name="pin" value={pin} />
        <input type="hidden" name="via" value={via} />
        <Field
          kind="select"
          name="board"
          label="Which board"
          error={errorIn(problems, "board")}
          options={ownBoards.map(({ board }) => ({ value: board.id, label: board.name }))}
        />
        <Field name="note" label="Why it stands there" maxlength={300} optional />
        <p class="actions">
          <Button>Pin it there</Button>
        </p>
      </form>
    </Disclosure>
  );
}

export interface PinRemixesProps {
  network: string;
  now: Date;
  remixes: { count: number; sites: number; shifted: number; pins: readonly ListedPin[] };
}

/** What others made of a pin, and whether it moved their charts. */
export function PinRemixes({ network, now, remixes }: PinRemixesProps) {
  if (remixes.count === 0) return null;
  return (
    <section aria-labelledby="remixes">
      <h2 id="remixes">What others made of it</h2>
      <p>{remixWords(remixes)}</p>
      <div class="grid pin-grid">
        {remixes.pins.map((card) => (
          <FeedCard {...{ network, now, card }} level={3} />
        ))}
      </div>
    </section>
  );
}
