import { capabilityQuestions } from "@allteach/domain/capability";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { MAX_ITEMS, type TrainingPath } from "@allteach/domain/training-path";
import { errorIn } from "../../components/answer.ts";
import { Button } from "../../components/button.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Field } from "../../components/field.tsx";
import { NameAndAbout } from "../../components/name-and-about.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";

/** A path as typed. */
export interface TypedPath {
  name: string;
  about: string;
  items: readonly Readonly<Record<"key" | "title" | "address" | "helps", string>>[];
}

export interface PathFormPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  typed: TypedPath;
  problems?: readonly Problem[] | undefined;
  /** The path that is changed; a new one where there is none. */
  path?: TrainingPath | undefined;
  isOvertaken?: boolean | undefined;
}

const MORE_LINES = 4;

/** Writes a training path, or changes one. */
export function PathFormPage(props: PathFormPageProps) {
  const { shell, charter, typed, problems = [], path, isOvertaken } = props;
  const network = charter.slug;
  const title = path ? "Change the path" : "Write a training path";
  const lines = Math.min(MAX_ITEMS, typed.items.length + MORE_LINES);
  return (
    <Page
      title={title}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Training", href: paths.trainingPaths({ network }) },
        ...(path
          ? [{ label: path.name, href: paths.trainingPath({ network, path: path.id }) }]
          : []),
      ]}
      {...shell}
    >
      <h1>{title}</h1>
      {isOvertaken && (
        <Notice tone="warning" title="Someone saved this path while you worked on it">
          <p>Yours is in the fields below. Save again to put it in the place of theirs.</p>
        </Notice>
      )}
      <ErrorSummary problems={problems} />
      <form
        method="post"
        action={
          path
            ? paths.trainingPathEdit({ network, path: path.id })
            : paths.trainingPaths({ network })
        }
        class="stack"
        novalidate
      >
        {path && <input type="hidden" name="saw" value={path.revision} />}
        <NameAndAbout typed={typed} problems={problems} about="For whom, and what for" />
        <fieldset class="test-part">
          <legend>What to learn, in order</legend>
          <p class="hint">
            An address is a link that begins with https://, or the address of a pin or an event of
            this network. Lines left empty go.
          </p>
          {Array.from({ length: lines }, (_, place) => (
            <ItemFields item={typed.items[place]} place={place} problems={problems} />
          ))}
        </fieldset>
        <p class="actions">
          <Button tone="primary">{path ? "Save" : "Keep it"}</Button>
        </p>
      </form>
    </Page>
  );
}

interface ItemFieldsProps {
  item: TypedPath["items"][number] | undefined;
  place: number;
  problems: readonly Problem[];
}

function ItemFields({ item, place, problems }: ItemFieldsProps) {
  return (
    <div class="line-of-three">
      <input type="hidden" name="item-key" value={item?.key ?? ""} />
      <Field
        id={`field-items-${place}-title`}
        name="item"
        label={`${place + 1}. What it is`}
        maxlength={200}
        value={item?.title}
        error={errorIn(problems, `items/${place}/title`)}
        autocomplete="off"
        optional
      />
      <Field
        id={`field-items-${place}-address`}
        name="item-address"
        label="Its address"
        maxlength={2000}
        value={item?.address}
        error={errorIn(problems, `items/${place}/address`)}
        autocomplete="off"
        optional
      />
      <Field
        id={`field-items-${place}-helps`}
        kind="select"
        name="item-helps"
        label="Helps with"
        value={item?.helps ?? ""}
        options={[
          { value: "", label: "No sentence" },
          ...capabilityQuestions.map(({ key, text }) => ({ value: key, label: text })),
        ]}
        optional
      />
    </div>
  );
}
