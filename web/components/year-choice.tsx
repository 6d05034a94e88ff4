import { Button } from "./button.tsx";
import { Field } from "./field.tsx";

/** Which year is looked at. */
export function YearChoice(props: { action: string; year: string; years: readonly string[] }) {
  const { action, year, years } = props;
  return (
    <form method="get" action={action} class="switchers no-print">
      <Field
        kind="select"
        name="year"
        label="Year"
        width="short"
        value={year}
        options={years.map((each) => ({ value: each, label: each }))}
      />
      <Button>Show</Button>
    </form>
  );
}
