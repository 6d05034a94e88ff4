import type { Problem } from "@allteach/domain/refusal";
import { Page, type PageProps } from "../components/page.tsx";

export interface RefusalPageProps {
  title: string;
  detail: string;
  problems: readonly Problem[];
  shell: Partial<PageProps>;
}

/** Something was declined: what is the matter, and what to do. */
export function RefusalPage({ title, detail, problems, shell }: RefusalPageProps) {
  return (
    <Page title={title} {...shell}>
      <div class="narrow stack">
        <h1>{title}</h1>
        <p class="lead">{detail}</p>
        {problems.length > 1 && (
          <ul>
            {problems.map(({ because }) => (
              <li>{because}</li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  );
}
