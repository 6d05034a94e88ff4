import type { ReportKind } from "@allteach/domain/report";
import { formatWords, reportWords } from "../words/report-words.ts";
import { Field } from "./field.tsx";

/** A report that somebody may have. */
export interface ReportOption {
  report: ReportKind;
  /** Of a site or a node: its number, its code for the form, and its name. */
  site?: number;
  node?: number;
  code?: string;
  name?: string;
}

/** The value of an option in a form: `network`, `site:NOR`. */
export const optionValue = ({ report, code }: ReportOption) =>
  code === undefined ? report : `${report}:${code}`;

const optionLabel = ({ report, name }: ReportOption) =>
  name === undefined ? reportWords[report].name : `Report of ${name}`;

export interface ReportChoiceProps {
  options: readonly ReportOption[];
  errors?: Readonly<Record<string, string>> | undefined;
}

/** Which report, how and when. */
export function ReportChoice({ options, errors = {} }: ReportChoiceProps) {
  return (
    <div class="stack">
      <Field
        kind="select"
        name="report"
        label="Which report"
        error={errors.report ?? errors.site ?? errors.node}
        options={options.map((each) => ({ value: optionValue(each), label: optionLabel(each) }))}
      />
      <FormatFields error={errors.sendOn} />
    </div>
  );
}

/** How a report comes, and when. */
export function FormatFields({
  format = "mail",
  sendOn,
  id = "new",
  error,
}: {
  format?: string | undefined;
  sendOn?: number | undefined;
  id?: string | undefined;
  error?: string | undefined;
}) {
  return (
    <>
      <Field
        kind="select"
        id={`format-${id}`}
        name="format"
        label="How"
        value={format}
        options={Object.entries(formatWords).map(([value, label]) => ({ value, label }))}
      />
      <Field
        kind="select"
        id={`day-${id}`}
        name="sendOn"
        label="When"
        value={sendOn ?? ""}
        error={error}
        optional
        options={[
          { value: "", label: "As soon as it is ready" },
          ...Array.from({ length: 31 }, (_, day) => ({
            value: String(day + 1),
            label: day === 30 ? "On the last day of the month" : `On day ${day + 1} of the month`,
          })),
        ]}
      />
    </>
  );
}
