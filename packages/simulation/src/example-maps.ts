import type { TemplateKey } from "@allteach/catalogue/template";

/** Something that can go wrong, as a team of a made-up network might have judged it. */
export interface ExampleRisk {
  /** The step's number in the outline. */
  step: number;
  mode: string;
  causes: string;
  effects: string;
  /** How often, how bad, how hard to notice; and the same since something was done. */
  judged: readonly [number, number, number];
  since?: readonly [number, number, number];
  action: string;
  who: string;
  measure?: string;
}

/** A made-up process of a network, in our own words, with what can go wrong in it. */
export interface ExampleMap {
  outline: string;
  risks: readonly ExampleRisk[];
}

const lineInsertion: ExampleMap = {
  outline: `A central line, from the thought to the last day
1> A central line is thought of @ Doctor
2? Is a line needed at all? @ Doctor -> yes: 3; no: 10
3. The family is told why, and asked @ Doctor
4. The kit is fetched and opened @ Nurse
5? Is everything in the kit? @ Nurse -> yes: 7; no: 6
6. What lacks is filled up @ Store -> 4
7. The line is put in, with the checklist read aloud @ Doctor
8? Did every item hold? @ Nurse -> yes: 9; no: 7
9? Is it still needed today? @ Ward round -> yes, until tomorrow: 9; no: 11
10= Another way is chosen @ Doctor
11= The line is taken out the same day @ Nurse
`,
  risks: [
    {
      ...{ step: 9, mode: "Nobody asks on a weekend whether the line can go" },
      causes: "The round is short, and the sheet for lines is not part of it",
      effects: "The line stays two days longer than it must; infections come in these days",
      ...{ judged: [8, 7, 6], since: [3, 7, 4], measure: "CLABSI" },
      ...{ action: "The question stands on the weekend’s round sheet", who: "Ward sister" },
    },
    {
      ...{ step: 5, mode: "Caps are missing, and the kit is used all the same" },
      causes: "Kits are filled from three shelves, and nobody counts at night",
      effects: "A port stays open for minutes",
      ...{ judged: [5, 8, 5], since: [2, 8, 3], measure: "CLABSI" },
      ...{ action: "Kits are packed and sealed in the store", who: "Store lead" },
    },
    {
      ...{ step: 8, mode: "The helper sees a slip and does not say so" },
      causes: "A young nurse beside a senior doctor",
      effects: "The insertion goes on after its field was touched",
      ...{ judged: [4, 9, 8], measure: "BUNDLE" },
      ...{ action: "Everyone practises the sentence that stops it", who: "Doctors and nurses" },
    },
  ],
};

const scheduledBirth: ExampleMap = {
  outline: `Booking a birth before it begins by itself
1> A date is asked for @ Practice
2? Is an ultrasound before the twentieth week on file? @ Practice -> yes: 4; no: 3
3. The best date is worked out, and how sure it is noted @ Practice -> 4
4. The reason is written on the form @ Practice
5? Is it thirty-nine weeks, or is the reason on the list? @ Booking desk -> yes: 8; no: 6
6. The doctor on call looks at it @ Doctor on call
7? Is there a need all the same? @ Doctor on call -> yes: 8; no: 9
8= The birth is booked @ Booking desk
9= The family is told why waiting is better, and when to come @ Practice
`,
  risks: [
    {
      ...{ step: 5, mode: "The desk books by phone, before the form is there" },
      causes: "The practice calls, and the slot may be gone",
      effects: "A birth at thirty-eight weeks without a reason",
      ...{ judged: [7, 7, 5], since: [2, 7, 3], measure: "SCHEDULED" },
      ...{ action: "A slot is held for a day, and booked with the form", who: "Booking desk" },
    },
    {
      ...{ step: 2, mode: "The date of another clinic is copied wrongly" },
      causes: "It comes as a fax, and two dates stand on it",
      effects: "A week is lost or won on paper",
      ...{ judged: [3, 8, 7], measure: "SCHEDULED" },
      ...{ action: "Two people read the date aloud", who: "Practice" },
    },
    {
      ...{ step: 9, mode: "The family hears a no, and not why" },
      causes: "There is no leaflet, and five minutes",
      effects: "They ask elsewhere, and trust is gone",
      ...{ judged: [6, 4, 6], since: [3, 4, 4] },
      ...{
        action: "Families wrote a page that is given and talked through",
        who: "Parents’ group",
      },
    },
  ],
};

const visitPlanning: ExampleMap = {
  outline: `A visit, from the week before to the week after
1> The list of next week’s visits is printed @ Registry
2? Was the patient seen within half a year? @ Registry -> yes: 4; no: 3
3. Somebody calls, and asks how it has been @ Nurse -> 4
4. What is due is noted: weight, levels, vaccines @ Nurse
5. The family is asked for its own question @ Nurse
6? Did they come? @ Front desk -> yes: 7; no: 3
7. Weight and height are plotted while the family is there @ Nurse
8. Dose and levels are looked at against the plan @ Doctor
9? Does the plan hold? @ Doctor -> yes: 11; no: 10
10. The next step up is agreed with the family @ Doctor -> 11
11= The visit is in the registry within the week @ Registry
`,
  risks: [
    {
      ...{ step: 11, mode: "The visit is entered weeks later, from memory" },
      causes: "Clinic days run over, and nobody has the hour",
      effects: "Doses and scores are guessed; the chart moves for no reason",
      ...{ judged: [8, 5, 7], since: [4, 5, 3], measure: "VISREP" },
      ...{ action: "Half an hour on Friday is kept free for it", who: "Clinic lead" },
    },
    {
      ...{ step: 8, mode: "The dose is not put beside the weight of today" },
      causes: "The weight stands in another program",
      effects: "Children outgrow their dose",
      ...{ judged: [6, 7, 6], measure: "TPMT" },
      ...{ action: "The nurse writes the dose for each kilogram on the sheet", who: "Nurses" },
    },
    {
      ...{ step: 3, mode: "Nobody reaches the family, and nobody tries again" },
      causes: "One number, called once, in school hours",
      effects: "A flare is seen in the emergency room",
      ...{ judged: [5, 7, 8], since: [3, 7, 5], measure: "HOSP" },
      ...{ action: "Three tries at three times of day, and a message", who: "Nurses" },
    },
  ],
};

/** The made-up maps of made-up networks, by template. */
export const exampleMaps: Readonly<Partial<Record<TemplateKey, ExampleMap>>> = {
  "patient-safety": lineInsertion,
  perinatal: scheduledBirth,
  ibd: visitPlanning,
};
