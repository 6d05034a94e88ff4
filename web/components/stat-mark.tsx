import { raw } from "hono/html";

/**
 * As `makingDataCount` names them, and a pattern without a side; null where there are too few
 * points to say.
 */
export type Variation =
  | "common_cause"
  | "improvement_high"
  | "improvement_low"
  | "concern_high"
  | "concern_low"
  | "neutral_high"
  | "neutral_low"
  | "neutral"
  | null;

export type Assurance = "pass" | "fail" | "inconsistent" | null;

interface Mark {
  word: string;
  means: string;
  tone: "improvement" | "concern" | "common" | "notable" | "goal";
  shape: keyof typeof shapes;
  way?: keyof typeof arrows;
}

/** The first three are the shapes of points on a chart, so that a mark and its chart agree. */
const shapes = {
  diamond: '<path d="M10 1.5 18.5 10 10 18.5 1.5 10z"/>',
  triangle: '<path d="M10 2.5 18.5 17.5h-17z"/>',
  square: '<path d="M3 3h14v14H3z"/>',
  dots: '<path class="mark-dots" d="M3.5 10h.01M10 10h.01M16.5 10h.01"/>',
  steady:
    '<path class="mark-line" d="M3 12l7-4 7 4"/><path class="mark-dots" d="M3 12h.01M10 8h.01M17 12h.01"/>',
  above:
    '<circle class="mark-line" cx="10" cy="10" r="8.5"/><path class="mark-line" d="m6 10.5 3 3 5.5-6.5"/>',
  across:
    '<circle class="mark-line" cx="10" cy="10" r="8.5"/><path class="mark-line" d="M5 12.5l3-5 4 5 3-5"/>',
  below:
    '<circle class="mark-line" cx="10" cy="10" r="8.5"/><path class="mark-line" d="M6 6.5h8M10 14v-4.5"/>',
} as const;

const arrows = {
  up: '<path class="mark-line" d="M5 16V4M1.5 7.5 5 4l3.5 3.5"/>',
  down: '<path class="mark-line" d="M5 4v12M1.5 12.5 5 16l3.5-3.5"/>',
} as const;

const HOPED = "than chance explains, which is the way it should go.";
const NOT_HOPED = "than chance explains, which is not the way it should go. Ask what changed.";

const improvement = { word: "Improvement", tone: "improvement", shape: "diamond" } as const;
const concern = { word: "Concern", tone: "concern", shape: "triangle" } as const;
const notable = { tone: "notable", shape: "square" } as const;

const variations: Record<NonNullable<Variation>, Mark> = {
  improvement_high: { ...improvement, way: "up", means: `It is higher ${HOPED}` },
  improvement_low: { ...improvement, way: "down", means: `It is lower ${HOPED}` },
  concern_high: { ...concern, way: "up", means: `It is higher ${NOT_HOPED}` },
  concern_low: { ...concern, way: "down", means: `It is lower ${NOT_HOPED}` },
  neutral_high: {
    ...notable,
    word: "Higher",
    way: "up",
    means: "It is higher than chance explains.",
  },
  neutral_low: {
    ...notable,
    word: "Lower",
    way: "down",
    means: "It is lower than chance explains.",
  },
  neutral: {
    ...notable,
    word: "Unusual pattern",
    means: "It follows a pattern that chance seldom makes. Ask what lies behind it.",
  },
  common_cause: {
    word: "Steady",
    tone: "common",
    shape: "steady",
    means: "It moves no more than chance explains.",
  },
};

const TOO_FEW: Mark = {
  word: "Too few months",
  tone: "common",
  shape: "dots",
  means: "There are too few points to tell change from chance.",
};

const assurances: Record<NonNullable<Assurance>, Mark> = {
  pass: {
    word: "Reaches the goal",
    tone: "goal",
    shape: "above",
    means: "As things stand, it reaches the goal every month.",
  },
  inconsistent: {
    word: "Sometimes at the goal",
    tone: "goal",
    shape: "across",
    means: "As things stand, chance decides whether a month reaches the goal.",
  },
  fail: {
    word: "Not yet at the goal",
    tone: "goal",
    shape: "below",
    means: "As things stand, no month reaches the goal: something must change first.",
  },
};

const NO_GOAL: Mark = {
  word: "No goal set",
  tone: "common",
  shape: "dots",
  means: "Nobody has set a goal for this measure.",
};

/** What a measure is doing: a shape and a word, and a sentence for whoever points at it. */
export function VariationMark({ variation }: { variation: Variation }) {
  return <StatMark {...(variation ? variations[variation] : TOO_FEW)} />;
}

/** Whether a measure can be relied on to reach its goal. */
export function AssuranceMark({ assurance }: { assurance: Assurance }) {
  return <StatMark {...(assurance ? assurances[assurance] : NO_GOAL)} />;
}

function StatMark({ word, means, tone, shape, way }: Mark) {
  return (
    <span class={`mark mark-${tone}`} title={means}>
      <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {raw(shapes[shape])}
      </svg>
      {way && (
        <svg
          class="mark-way"
          width="9"
          height="18"
          viewBox="0 0 10 20"
          aria-hidden="true"
          focusable="false"
        >
          {raw(arrows[way])}
        </svg>
      )}
      {word}
    </span>
  );
}
