import { Icon } from "./icon.tsx";

const RADIUS = 26;
const ROUND = 2 * Math.PI * RADIUS;

/** How far something has come, as a ring that closes; the words beside it say the same. */
export function StepRing({ done, of }: { done: number; of: number }) {
  const share = of > 0 ? Math.min(1, done / of) : 0;
  return (
    <span class="ring" aria-hidden="true">
      <svg width="64" height="64" viewBox="0 0 64 64" focusable="false">
        <title>{`${done} of ${of}`}</title>
        <circle class="ring-track" cx="32" cy="32" r={RADIUS} />
        {share > 0 && (
          <circle
            class="ring-done"
            cx="32"
            cy="32"
            r={RADIUS}
            stroke-dasharray={`${(share * ROUND).toFixed(1)} ${ROUND.toFixed(1)}`}
            transform="rotate(-90 32 32)"
          />
        )}
      </svg>
      <span class="ring-words">{share >= 1 ? <Icon name="check" /> : `${done}/${of}`}</span>
    </span>
  );
}
