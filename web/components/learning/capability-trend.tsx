import { type Capability, capabilityMean, halfName } from "@allteach/domain/capability";

const WIDTH = 120;
const HEIGHT = 32;
const EDGE = 5;

/** The mean of each half-year as a small line; the words under it say the same. */
export function CapabilityTrend({ said }: { said: readonly Capability[] }) {
  const means = said.map((each) => capabilityMean(each));
  const [first] = said;
  const last = said.at(-1);
  if (!first || !last || said.length < 2) return <span class="soft">–</span>;
  const x = (place: number) => EDGE + (place / (said.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (mean: number) => HEIGHT - EDGE - ((mean - 1) / 4) * (HEIGHT - 2 * EDGE);
  const points = means.map((mean, place) => `${x(place).toFixed(1)} ${y(mean).toFixed(1)}`);
  const words = `From ${means[0]?.toFixed(1)} in ${halfName(first.half)} to ${means.at(-1)?.toFixed(1)} in ${halfName(last.half)}`;
  return (
    <svg
      class="capability-trend"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={words}
    >
      <path d={`M${points.join("L")}`} />
      {means.map((mean, place) => (
        <circle cx={x(place)} cy={y(mean)} r="3" />
      ))}
    </svg>
  );
}
