import type { Charter } from "@allteach/domain/network";
import { Button, LinkButton } from "../components/button.tsx";
import { Field, type SelectOption } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

export interface UploadHeadingsPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug">;
  /** The hash by which the kept file is read again. */
  file: string;
  /** The sheets that could be meant. */
  sheets: readonly string[];
  headings: readonly { heading: string; examples: readonly string[] }[];
  missing: readonly ("site" | "measure" | "part")[];
  /** Some cells with figures. */
  examples: readonly string[];
  /** Whatever a heading may mean here, by what is kept of it. */
  meanings: readonly SelectOption[];
  sites: readonly SelectOption[];
  measures: readonly SelectOption[];
  /** Whether some were answered already, and these are left. */
  again?: boolean | undefined;
}

const choose: SelectOption = { value: "", label: "Choose" };

/** What the headings of a file mean: asked once, then remembered for every file like it. */
export function UploadHeadingsPage(props: UploadHeadingsPageProps) {
  const { shell, charter, file, sheets, headings, missing, meanings, again } = props;
  const network = charter.slug;
  const count = headings.length + missing.length + (sheets.length > 0 ? 1 : 0);
  return (
    <Page
      title="What the headings mean"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Upload figures", href: paths.uploads({ network }) },
      ]}
      {...shell}
    >
      <h1>{counted(count, "question")} about your file</h1>
      {again && (
        <Notice tone="info" title="Nearly there">
          <p>What you said is kept. These are left.</p>
        </Notice>
      )}
      <p class="lead">
        Say once what stands where. The next file with the same headings is read without asking,
        whoever sends it. Nothing is written yet.
      </p>
      <form method="post" action={paths.uploads({ network })}>
        <input type="hidden" name="explain" value={file} />
        {sheets.length > 0 && (
          <Field
            kind="select"
            name="means *sheet"
            label="Which sheet holds the figures?"
            options={[choose, ...sheets.map((name) => ({ value: `sheet:${name}`, label: name }))]}
          />
        )}
        {missing.map((each) => (
          <Missing {...props} lacks={each} />
        ))}
        {headings.map(({ heading, examples }, index) => (
          <Field
            kind="select"
            id={`field-heading-${index}`}
            name={`means ${heading}`}
            label={`“${heading}”`}
            hint={`Under it: ${someOf(examples)}`}
            options={[choose, ...meanings]}
          />
        ))}
        <p class="actions">
          <Button tone="primary" icon="check">
            Read the file so
          </Button>
          <LinkButton href={paths.uploads({ network })} tone="quiet">
            Choose another file
          </LinkButton>
        </p>
      </form>
    </Page>
  );
}

function Missing({
  lacks,
  examples,
  sites,
  measures,
}: UploadHeadingsPageProps & { lacks: "site" | "measure" | "part" }) {
  if (lacks === "part") {
    return (
      <Field
        kind="select"
        name="means *part"
        label="What is in a cell of figures?"
        hint={`For instance: ${someOf(examples)}`}
        options={[choose, ...wholeCells]}
      />
    );
  }
  return (
    <Field
      kind="select"
      name={`means *${lacks}`}
      label={lacks === "site" ? "Which site is the file about?" : "Which measure are these?"}
      hint={`Nothing in the file says it. The first figures: ${someOf(examples)}`}
      options={[choose, ...(lacks === "site" ? sites : measures)]}
    />
  );
}

const wholeCells: readonly SelectOption[] = [
  { value: "n/d", label: "Both counts, as 12/30" },
  { value: "numerator", label: "The numerator alone" },
  { value: "denominator", label: "The denominator alone" },
  { value: "value", label: "A single value" },
];

function someOf(examples: readonly string[]): string {
  const some = examples
    .slice(0, 3)
    .map((each) => (each.length > 40 ? `${each.slice(0, 40)}…` : each));
  return some.join(", ") + (examples.length > 3 ? " …" : "");
}
