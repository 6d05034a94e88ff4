import { describedBy, FieldError, fieldId } from "./field.tsx";

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

export interface ChoicesProps {
  name: string;
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  choices: readonly Choice[];
  /** `one` draws radio buttons, `any` checkboxes that share the name. */
  pick: "one" | "any";
  chosen?: readonly string[] | undefined;
}

/** A question with its possible answers written out. */
export function Choices({ name, legend, hint, error, choices, pick, chosen = [] }: ChoicesProps) {
  const id = fieldId(name);
  return (
    <fieldset class="choices" id={id} aria-describedby={describedBy(id, { hint, error })}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {choices.map((choice) => (
        <Option
          id={`${id}-${choice.value}`}
          type={pick === "one" ? "radio" : "checkbox"}
          name={name}
          value={choice.value}
          label={choice.label}
          hint={choice.hint}
          checked={chosen.includes(choice.value)}
        />
      ))}
    </fieldset>
  );
}

export interface CheckboxProps {
  /** The id of the control, where two on a page share a name. */
  id?: string | undefined;
  name: string;
  label: string;
  value?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  checked?: boolean | undefined;
  required?: boolean | undefined;
}

/** One statement to agree with or not. */
export function Checkbox({ name, value = "yes", id = fieldId(name), ...rest }: CheckboxProps) {
  return <Option id={id} type="checkbox" name={name} value={value} {...rest} />;
}

type OptionProps = Required<Pick<CheckboxProps, "name" | "label" | "value">> &
  CheckboxProps & { id: string; type: "radio" | "checkbox" };

function Option({ id, type, name, value, label, hint, error, checked, required }: OptionProps) {
  return (
    <div class="choice">
      <input
        id={id}
        type={type}
        name={name}
        value={value}
        checked={checked}
        required={required}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, { hint, error })}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
