import type { Cycle } from "@allteach/domain/pdsa-cycle";
import { type EvidenceGrade, gradeNames, gradeRules } from "@allteach/domain/pins/evidence-grade";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { periodName } from "@allteach/spc/words/period-name";
import { paths } from "../../paths.ts";
import { dateWords } from "../../words/date-words.ts";
import { gradeSince } from "../../words/grade-words.ts";
import { errorIn } from "../answer.ts";
import { Button } from "../button.tsx";
import { Disclosure } from "../disclosure.tsx";
import { Field } from "../field.tsx";
import { GradeMark } from "./grade-mark.tsx";

export interface PinGradeProps {
  network: string;
  pin: string;
  now: Date;
  grade?: { grade: EvidenceGrade; reason: string; since: string; at: number } | undefined;
  moved: readonly { site: Site; measure: string; since: string }[];
  tries: readonly {
    id: string;
    where?: Site;
    since: string;
    test?: string;
    testTitle?: string;
    mayTakeBack: boolean;
  }[];
  ownSites: readonly Site[];
  ownTests: readonly Pick<Cycle, "id" | "objective" | "site">[];
  problems: readonly Problem[];
}

/** What a pin has earned, why and since when, and which sites tried it. */
export function PinGrade(props: PinGradeProps) {
  const { grade, now, network, moved } = props;
  const earned = grade?.grade ?? "idea";
  return (
    <section aria-labelledby="earned">
      <h2 id="earned">What it has earned</h2>
      <p>
        <GradeMark grade={earned} since={grade && gradeSince(grade.since, now)} />
      </p>
      <p>{grade?.reason ?? gradeRules.idea}</p>
      {moved.length > 0 && (
        <ul class="bare stack">
          {moved.map(({ site, measure, since }) => (
            <li>
              <a
                href={`${paths.measure({ network, measure })}?site=${encodeURIComponent(site.code)}`}
              >
                {site.name}
              </a>
              , {measure}, since {since.length > 7 ? dateWords(since, now) : periodName(since)}
            </li>
          ))}
        </ul>
      )}
      <Tries {...props} />
      <Disclosure summary="How a pin earns its mark">
        <dl class="definition">
          {Object.entries(gradeRules).map(([key, rule]) => (
            <div>
              <dt>{gradeNames[key as EvidenceGrade]}</dt>
              <dd>{rule}</dd>
            </div>
          ))}
        </dl>
        <p>
          Nobody votes. The charts of the sites that say they tried it decide, looked at anew every
          day. It shows that a chart moved after the pin was tried, and not that the pin moved it.
        </p>
      </Disclosure>
    </section>
  );
}

function Tries({ network, pin, tries, now, ...form }: PinGradeProps) {
  return (
    <>
      <h3>Who tried it</h3>
      {tries.length === 0 ? (
        <p class="soft">No site has said so yet.</p>
      ) : (
        <ul class="bare stack">
          {tries.map(({ id, where, since, test, testTitle, mayTakeBack }) => (
            <li>
              {where?.name ?? "A site"}, since {dateWords(since, now)}
              {test && testTitle && (
                <>
                  : <a href={paths.test({ network, test })}>{testTitle}</a>
                </>
              )}
              {mayTakeBack && (
                <form
                  method="post"
                  action={paths.pinTryRemoval({ network, pin, try: id })}
                  class="inline-form"
                >
                  <Button tone="quiet">
                    Take back<span class="visually-hidden"> that {where?.name} tried it</span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {form.ownSites.length > 0 && <TryForm {...{ network, pin, tries, now, ...form }} />}
    </>
  );
}

function TryForm({ network, pin, ownSites, ownTests, problems }: PinGradeProps) {
  return (
    <Disclosure summary="We tried it" open={problems.length > 0}>
      <form method="post" action={paths.pinTries({ network, pin })} class="stack">
        <Field
          kind="select"
          name="site"
          label="Which site"
          error={errorIn(problems, "site")}
          options={ownSites.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Field
          kind="select"
          name="test"
          label="By which test of change"
          hint="A test with what happened in it is what makes a pin more than an idea."
          error={errorIn(problems, "test")}
          options={[
            { value: "", label: "None was written down" },
            ...ownTests.map(({ id, objective }) => ({ value: id, label: objective })),
          ]}
        />
        <Field
          kind="date"
          name="since"
          label="Since when"
          hint="Left empty, since the test began, or today."
          width="medium"
          optional
          error={errorIn(problems, "since")}
        />
        <p class="actions">
          <Button>Say so</Button>
        </p>
      </form>
    </Disclosure>
  );
}
