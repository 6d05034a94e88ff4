import { Icon } from "./icon.tsx";

interface Shared {
  name: string;
  label: string;
  /** Shown under the label, before the answer is given. */
  hint?: string | undefined;
  /** What is wrong with the answer and how to put it right. */
  error?: string | undefined;
  value?: string | number | undefined;
  /** Most fields are needed, so it is the others that say so. */
  optional?: boolean | undefined;
  /** Needed with some answers to another question and hidden with the rest: the service asks for it. */
  conditional?: boolean | undefined;
  /** The id of the control, where two fields on a page share a name. */
  id?: string | undefined;
  width?: "short" | "medium" | "full" | undefined;
  autocomplete?: string | undefined;
  disabled?: boolean | undefined;
}

export interface SelectOption {
  value: string;
  label: string;
}

export type FieldProps = Shared &
  (
    | {
        kind?: "text" | "email" | "url" | "search" | "date" | "month" | "time";
        maxlength?: number | undefined;
        inputmode?: "text" | "numeric" | "decimal" | undefined;
      }
    | {
        kind: "number";
        min?: number | undefined;
        max?: number | undefined;
        step?: number | "any" | undefined;
      }
    | { kind: "textarea"; rows?: number | undefined; maxlength?: number | undefined }
    | { kind: "select"; options: readonly SelectOption[] }
  );

/** One question and its answer, with whatever explains either tied to it for screen readers. */
export function Field(props: FieldProps) {
  const { name, label, hint, error, optional = false } = props;
  const id = props.id ?? fieldId(name);
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional && <span class="optional"> (optional)</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <Control {...props} id={id} />
    </div>
  );
}

/** The id of a field's control unless it was given one, for links that lead to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, "-")}`;
}

/** What is wrong with one answer. */
export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p class="field-error" id={id}>
      <Icon name="error" />
      <span>{children}</span>
    </p>
  );
}

/** The ids that explain a control, or nothing where there is no explanation. */
export function describedBy(
  id: string,
  { hint, error }: Pick<Shared, "hint" | "error">,
): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

function Control(props: FieldProps & { id: string }) {
  const { id, name, value, error, optional, conditional, autocomplete, disabled } = props;
  const { width = "full" } = props;
  const shared = {
    id,
    name,
    disabled,
    autocomplete,
    class: width === "full" ? "input" : `input input-${width}`,
    required: !optional && !conditional,
    "aria-invalid": error ? ("true" as const) : undefined,
    "aria-describedby": describedBy(id, props),
  };
  switch (props.kind) {
    case "textarea":
      return (
        <textarea {...shared} rows={props.rows ?? 4} maxlength={props.maxlength}>
          {value ?? ""}
        </textarea>
      );
    case "select":
      // Browsers take an empty first option for no answer, where ours may mean "all".
      return (
        <select {...shared} required={shared.required && props.options[0]?.value !== ""}>
          {props.options.map((option) => (
            <option value={option.value} selected={option.value === String(value ?? "")}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case "number":
      return (
        <input
          {...shared}
          type="number"
          inputmode={Number.isInteger(props.step ?? 1) ? "numeric" : "decimal"}
          min={props.min}
          max={props.max}
          step={props.step}
          value={value}
        />
      );
    default:
      return (
        <input
          {...shared}
          type={props.kind ?? "text"}
          maxlength={props.maxlength}
          inputmode={props.inputmode}
          value={value}
        />
      );
  }
}
