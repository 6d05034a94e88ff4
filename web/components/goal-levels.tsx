import type { Levels } from "@allteach/domain/goal";
import type { LevelsProgress } from "@allteach/domain/two-level-goal";
import { counted } from "../words/count-words.ts";

/** A network's goal of two levels, as the figures have it. */
export function GoalLevels(props: { levels: Levels; progress: LevelsProgress | undefined }) {
  const { levels, progress } = props;
  const perCent = (value: number) => `${Number(value.toFixed(1))} %`;
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">On both levels</h2>
      {progress ? (
        <dl class="facts">
          <div>
            <dt>
              Sites that improved by {perCent(levels.siteChange)} or more, of{" "}
              {perCent(levels.siteShare)}
            </dt>
            <dd>
              {progress.there} of {counted(progress.sites, "site")}
              {progress.share !== undefined && `: ${perCent(progress.share)}`}
              {progress.siteLevelReached && ", as meant"}
            </dd>
          </div>
          <div>
            <dt>All of them together, of {perCent(levels.networkChange)}</dt>
            <dd>
              {progress.networkChange === undefined
                ? "Nothing to compare with"
                : `${perCent(Math.abs(progress.networkChange))} ${progress.networkChange >= 0 ? "better" : "worse"}`}
              {progress.networkLevelReached && ", as meant"}
            </dd>
          </div>
        </dl>
      ) : (
        <p>
          {perCent(levels.siteShare)} of the sites improve by {perCent(levels.siteChange)}, and all
          of them together by {perCent(levels.networkChange)}. It is computed once three months are
          in.
        </p>
      )}
      <p class="soft small">
        The year before it began against all months since, over sites with figures in both: one that
        joins or leaves moves nothing.
      </p>
    </section>
  );
}
