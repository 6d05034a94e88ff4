import type { Board } from "@allteach/domain/boards/board";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { BoardFields, type TypedBoard } from "../../components/boards/board-fields.tsx";
import { Button } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";

/** A board on the list. */
export interface ListedBoard {
  board: Board;
  site?: Site;
  pins: number;
  /** Whose it is in words, as far as one may know. */
  whose: string;
}

export interface BoardsPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  boards: readonly ListedBoard[];
  page: number;
  /** Whose boards may be made here. */
  sites: readonly Site[];
  mayMake: boolean;
  mayMakeForAll: boolean;
  typed: TypedBoard;
  problems: readonly Problem[];
  happened?: string | undefined;
}

/** As many boards as stand on one page. */
const PAGE = 60;

/** Every board of a network, and the way to make one. */
export function BoardsPage(props: BoardsPageProps) {
  const { shell, charter, boards, page, happened } = props;
  const network = charter.slug;
  const shown = boards.slice((page - 1) * PAGE, page * PAGE);
  const at = (to: number) => `${paths.boards({ network })}?page=${to}`;
  return (
    <Page
      title="Boards"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Pins", href: paths.pins({ network }) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>Boards</h1>
        <p class="lead">Pins that belong together: yours, your site’s, the network’s.</p>
      </header>
      {boards.length === 0 ? (
        <EmptyState icon="idea" title="No boards yet">
          Most people begin with one for what they want to try next.
        </EmptyState>
      ) : (
        <div class="grid">
          {shown.map(({ board, pins, whose }) => (
            <Card
              title={board.name}
              level={2}
              href={paths.board({ network, board: board.id })}
              meta={board.isBundle ? `${whose} · a bundle` : whose}
              foot={counted(pins, "pin")}
            >
              {board.about !== "" && <p class="clamped">{board.about}</p>}
            </Card>
          ))}
        </div>
      )}
      <Pagination
        label="Boards"
        showing={`page ${page}`}
        previous={page > 1 ? at(page - 1) : undefined}
        next={boards.length > page * PAGE ? at(page + 1) : undefined}
      />
      {props.mayMake && <NewBoard {...props} />}
    </Page>
  );
}

function NewBoard({ charter, sites, mayMakeForAll, typed, problems, boards }: BoardsPageProps) {
  return (
    <Disclosure summary="Make a board" open={problems.length > 0 || boards.length === 0}>
      <form method="post" action={paths.boards({ network: charter.slug })} class="stack form">
        <BoardFields
          typed={typed}
          problems={problems}
          choose={{ sites, forAll: mayMakeForAll }}
          mayBundle={mayMakeForAll}
        />
        <p class="actions">
          <Button tone="primary">Make it</Button>
        </p>
      </form>
    </Disclosure>
  );
}
