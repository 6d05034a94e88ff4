import {
  MAX_LANE_LETTERS,
  MAX_STEP_LETTERS,
  type ProcessStep,
  stepKindNames,
  stepKinds,
} from "@allteach/domain/process-map/process-map";
import { Icon, type IconName } from "../icon.tsx";

export interface MapRowProps {
  step: ProcessStep;
  number: number;
  /** Where it leads, as typed. */
  on: string;
  isHere: boolean;
}

const moves: readonly (readonly [what: string, word: string, icon: IconName])[] = [
  ["up", "Up", "arrow-left"],
  ["down", "Down", "arrow-right"],
  ["add", "Add a step after it", "plus"],
  ["remove", "Take out", "close"],
];

/** One step in the editor: its fields in a line, and the buttons that arrange it. */
export function MapRow({ step, number, on, isHere }: MapRowProps) {
  const { key, kind, text, lane } = step;
  const named = <span class="visually-hidden"> of step {number}</span>;
  return (
    <li class="map-row" data-row={key}>
      <input type="hidden" name="key" value={key} />
      <label class="map-row-text">
        <span class="soft small">Step {number}</span>
        <input
          class="input"
          name="text"
          value={text}
          maxlength={MAX_STEP_LETTERS}
          autocomplete="off"
          aria-describedby="keys"
          autofocus={isHere}
          data-text
        />
      </label>
      <label>
        <span class="soft small">Kind{named}</span>
        <select class="input" name="kind">
          {stepKinds.map((each) => (
            <option value={each} selected={each === kind}>
              {stepKindNames[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="soft small">Lane{named}</span>
        <input
          class="input"
          name="lane"
          value={lane}
          maxlength={MAX_LANE_LETTERS}
          list="lanes"
          autocomplete="off"
        />
      </label>
      <label>
        <span class="soft small">Leads to{named}</span>
        <input class="input" name="on" value={on} autocomplete="off" aria-describedby="leads" />
      </label>
      <details class="driver-row-arrange" open={isHere}>
        <summary>
          Arrange<span class="visually-hidden"> step {number}</span>
        </summary>
        <p class="driver-row-buttons">
          {moves.map(([what, word, icon]) => (
            <button type="submit" class="button button-small" name="do" value={`${what}:${key}`}>
              <span class={`turned-${what}`}>
                <Icon name={icon} />
              </span>
              {word}
            </button>
          ))}
        </p>
      </details>
    </li>
  );
}
