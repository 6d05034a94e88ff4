import type { Child, PropsWithChildren } from "hono/jsx";

export type CardProps = PropsWithChildren<{
  title: string;
  /** Makes the whole card a link, announced by its title alone. */
  href?: string | undefined;
  /** A short line over the title: a kind, a mark, a date. */
  meta?: Child | undefined;
  foot?: Child | undefined;
  /** The level of its heading: one below the heading of the section it stands in. */
  level?: 2 | 3 | undefined;
}>;

/** One thing among several, each with a heading of its own. Goes in a `.grid`. */
export function Card({ title, href, meta, foot, level = 3, children }: CardProps) {
  const heading = href ? (
    <a class="card-link" href={href}>
      {title}
    </a>
  ) : (
    title
  );
  return (
    <article class="card">
      {meta && <div class="card-meta">{meta}</div>}
      {level === 2 ? <h2>{heading}</h2> : <h3>{heading}</h3>}
      {children && <div class="card-body">{children}</div>}
      {foot && <div class="card-foot">{foot}</div>}
    </article>
  );
}
