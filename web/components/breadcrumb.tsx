export interface Crumb {
  label: string;
  href: string;
}

/** The way back up, widest place first. The page itself is named by its heading, not here. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Where you are">
      <ol class="breadcrumb">
        {crumbs.map(({ label, href }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
