import type { Board } from "@allteach/domain/boards/board";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { BoardFields, type TypedBoard } from "../../components/boards/board-fields.tsx";
import { FeedCard, type ListedPin } from "../../components/boards/feed-card.tsx";
import { FollowForm } from "../../components/boards/follow-form.tsx";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";

export interface BoardPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "name">;
  board: Board;
  /** Whose it is in words, as far as one may know. */
  whose: string;
  pins: number;
  placed: readonly {
    reference: string;
    note: string;
    card?: ListedPin;
    other?: { title: string; network: string };
    via?: { id: string; name: string };
  }[];
  /** Somebody else whose own board it is, and who may be named. */
  owner?: { id: string; name: string } | undefined;
  isOwnerFollowed: boolean;
  next?: string;
  isFirst: boolean;
  followers: number;
  isFollowed: boolean;
  /** Somebody who may follow it. */
  isMember: boolean;
  mayWrite: boolean;
  typed: TypedBoard;
  problems: readonly Problem[];
  happened?: string | undefined;
}

/** A board: what stands on it, the newest first. */
export function BoardPage(props: BoardPageProps) {
  const { shell, charter, board, whose, pins, placed, next, followers, happened } = props;
  const at = { network: charter.slug, board: board.id };
  return (
    <Page
      title={board.name}
      breadcrumb={[
        { label: "Overview", href: paths.network(at) },
        { label: "Pins", href: paths.pins(at) },
        { label: "Boards", href: paths.boards(at) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <p class="soft">
          {whose}
          {board.isBundle && " · a bundle"} · {counted(pins, "pin")}
          {followers > 0 && ` · ${counted(followers, "follower")}`}
        </p>
        <h1>{board.name}</h1>
        {board.about !== "" && <p class="lead">{board.about}</p>}
        {props.isMember && <Follow {...props} />}
      </header>
      {placed.length === 0 ? (
        <EmptyState
          icon="idea"
          title="Nothing stands here yet"
          action={{ label: "Look at pins", href: paths.pins(at) }}
        >
          On a pin’s page, choose “Pin it to a board”.
        </EmptyState>
      ) : (
        <div class="grid pin-grid">
          {placed.map((each) => (
            <Placed {...props} placed={each} />
          ))}
        </div>
      )}
      <Pagination
        label="Pins"
        previous={props.isFirst ? undefined : paths.board(at)}
        next={next && `${paths.board(at)}?${new URLSearchParams({ after: next })}`}
      />
      {props.mayWrite && <Change {...props} />}
    </Page>
  );
}

function Follow({ charter, board, owner, isFollowed, isOwnerFollowed }: BoardPageProps) {
  const at = {
    network: charter.slug,
    next: paths.board({ network: charter.slug, board: board.id }),
  };
  return (
    <div class="comment-acts">
      <FollowForm
        {...at}
        followed={{ kind: "board", target: board.id }}
        isFollowed={isFollowed}
        name="this board"
      />
      {owner && (
        <FollowForm
          {...at}
          followed={{ kind: "person", target: owner.id }}
          isFollowed={isOwnerFollowed}
          name={owner.name}
        />
      )}
    </div>
  );
}

function Placed({
  placed,
  ...props
}: Omit<BoardPageProps, "placed"> & { placed: BoardPageProps["placed"][number] }) {
  const { charter, board, now, mayWrite } = props;
  const { reference, note, card, other, via } = placed;
  const network = charter.slug;
  const title = card?.pin.title ?? other?.title ?? "";
  const foot = (
    <>
      {note !== "" && <p>“{note}”</p>}
      {via && (
        <p class="raised">
          From the board <a href={paths.board({ network, board: via.id })}>{via.name}</a>
        </p>
      )}
      {mayWrite && (
        <form method="post" action={paths.boardPinRemoval({ network })} class="inline-form raised">
          <input type="hidden" name="board" value={board.id} />
          <input type="hidden" name="pin" value={reference} />
          <Button tone="quiet">
            Take off<span class="visually-hidden"> {title}</span>
          </Button>
        </form>
      )}
    </>
  );
  if (card) return <FeedCard {...{ network, now, card, foot }} from={board.id} />;
  return (
    <Card
      title={title}
      level={2}
      href={
        props.isMember
          ? paths.othersPin({ network, pin: reference })
          : paths.commonsPin({ pin: reference })
      }
      meta={`From ${other?.network}`}
      foot={foot}
    >
      <p class="soft">Another network’s pin: its page is theirs.</p>
    </Card>
  );
}

function Change({ charter, board, typed, problems }: BoardPageProps) {
  const at = { network: charter.slug, board: board.id };
  return (
    <>
      <Disclosure summary="Change this board" open={problems.length > 0}>
        <form method="post" action={paths.board(at)} class="stack form">
          <input type="hidden" name="saw" value={String(board.revision)} />
          <BoardFields typed={typed} problems={problems} mayBundle={board.kind === "network"} />
          <p class="actions">
            <Button>Save</Button>
          </p>
        </form>
      </Disclosure>
      <Disclosure summary="Remove this board">
        <form method="post" action={paths.boardRemoval(at)}>
          <p>The pins on it stay where they are.</p>
          <p class="actions">
            <Button tone="danger">Remove it</Button>
          </p>
        </form>
      </Disclosure>
    </>
  );
}
