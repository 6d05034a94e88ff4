import { LinkButton } from "./button.tsx";

export interface PaginationProps {
  /** What is paged through: "Sites", "Reports". */
  label: string;
  /** "21 to 40 of 300". */
  showing?: string | undefined;
  previous?: string | undefined;
  next?: string | undefined;
}

/** The way to the rest of a long list; nothing at all when the list is whole. */
export function Pagination({ label, showing, previous, next }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav class="pagination" aria-label={`${label}, more pages`}>
      {previous && (
        <LinkButton href={previous} icon="arrow-left">
          Previous
        </LinkButton>
      )}
      {showing && <span class="soft number">{showing}</span>}
      {next && (
        <LinkButton href={next} icon="arrow-right">
          Next
        </LinkButton>
      )}
    </nav>
  );
}
