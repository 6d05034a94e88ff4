import type { TemplateKey } from "@allteach/catalogue/template";

/** A pin that a team of such a network could make. Made up, in words as teams use them. */
export interface PinText {
  /** `text`, or the address of a link or a video. */
  thing: string;
  /** The measure it is for; empty: none. */
  measure: string;
  title: string;
  purpose: string;
  surprised: string;
  driver: string;
  /** What it says, of a text. */
  body: string;
}

/** Thing | measure | title | what it is for | what surprised | driver | what it says. */
const tables: Readonly<Partial<Record<TemplateKey, string>>> = {
  "patient-safety": `
    text | CLABSI | The hub-scrub song | Fifteen seconds of scrubbing, sung | Night staff taught it to the day staff | line-care | Scrub while you sing two lines of any nursery rhyme. Let it dry while you sing one more.
    text | CAUTI | Why is it still in? A card for the bed rail | The nurse asks each morning; without an answer the catheter goes | Surgeons began to write the answer on the card themselves | line-care | Today is day __. It is still in because __. It can go when __.
    https://www.example.org/bundle-form | BUNDLE | Observation sheet for the maintenance bundle | A colleague watches five steps and ticks them | People watched liked it more than people watching | measuring-well |
    text | CDIFF | Room-ready checklist in four languages | Cleaners tick it, and sign the door | The order of the steps mattered more than the product | hand-hygiene | High things first, then low. Bed rail, call button, door handle. Bleach stands for ten minutes.
    https://www.example.com/huddle-video | | A safety huddle in eight minutes | To show new charge nurses what is left out | Leaving out good news made it shorter, and worse | teamwork |
    text | | Script for a worried parent’s call | Whoever takes the call says the same three sentences | Most calls were answered by listening | early-warning | Thank you for calling. Tell me what is different from this morning. Somebody will be with you in ten minutes.
  `,
  ibd: `
    text | VISREP | Pre-visit planner on one page | The nurse fills it in the week before, the family adds three questions | Families filled in more than we asked | visit-planning | Last labs. Last dose. Growth. What the family wants to talk about. What is due before the next visit.
    text | REMISSION | The Friday list: everyone who is not well | Ten minutes of the team with a list of names | The list grew shorter from the second month on | knowing-patients | Who was active at the last visit? What has been done since? Who calls, and when?
    text | STEROIDFREE | A stop date on every prescription | Steroids are begun with the day on which they end | Pharmacists called us when it was missing | acting-on-results | Write the last day beside the first. Book the visit for that week.
    https://www.example.org/formula-guide | | Eight weeks of formula: a family’s guide | What to expect, week by week | Week three is the hardest, and nobody says so | feeding-support |
    https://www.example.com/nurse-line | HOSP | How the nurse line is staffed | To see how two hours a day are enough | Most calls came before nine | access |
    text | TPMT | Order set that asks for the enzyme first | No thiopurine leaves the pharmacy without a result | It took a morning to build | dosing | The order opens once the result is in the chart, or a reason is typed.
  `,
  perinatal: `
    text | SCHEDULED | Booking form with the due date on top | Inductions before 39 weeks need a reason, seen by a second doctor | The form was never used to say no; nobody asked any more | clear-standards | Due date by which scan? Reason, from the list? Who agreed?
    text | LATEINF | Golden hour, minute by minute | The first hour of a very small baby, on the wall | The line placed later was placed better | teamwork | 0: name the roles. 10: warm. 20: airway. 40: lines. 60: everybody tells what went well.
    text | NASDAYS | Rooming-in kit list | What a room needs so that mother and baby stay together | A dark curtain helped more than the chair | families-on-team | Curtain, low light, a chair that reclines, a phone charger, a note on the door.
    https://www.example.org/scoring | NASDAYS | Practice cases for scoring withdrawal | Two nurses score the same film and compare | Half a point apart, until we agreed on sleep | measuring-well |
    https://www.example.com/progesterone-path | PROGESTOGEN | From history to first dose: our path | To see where women were lost on the way | The pharmacy’s fax was the longest step | access |
    text | | A thank-you card to the referring clinic | Says what happened, and what helped | They began to call earlier | transitions | Thank you for calling us about __. This is how they are. What helped most: __.
  `,
  cardiology: `
    text | BETWEEN | Red-flag magnet for the fridge | Parents call on one sign, not on three | Grandparents call most | early-warning | Saturation below 75. A day without weight gain. Feeds take longer than half an hour. Call us at any hour.
    text | WEIGHT | Daily weight log in pencil | Home weights that we can read on the phone | Families drew the curve themselves | self-management | Same scale, same time, no clothes. A dot a day. Call when the line is flat for three.
    text | GROWTH | Feeding plan for the first month at home | One page that names the calories | Fewer words, more spoons | feeding-support | Milk: __. How strong: __. How often: __. Who changes it: __.
    https://www.example.org/home-monitoring | BETWEEN | Checklist for leaving with a monitor | Nobody goes home before the second night with it | Fathers practised the alarm at night | transitions |
    https://www.example.com/huddle | MORTALITY | Interstage huddle, recorded | To hear how ten babies are spoken about in a quarter of an hour | Silence was the most useful part | teamwork |
    text | | What would you do at three in the morning? | A story for teaching parents and residents together | Parents found the answer first | staff-skills | The feed took an hour. The number is 74. Nobody else is awake. What do you do first?
  `,
  rheumatology: `
    text | LOWACTIVITY | Joint count drawn by the child | A body outline that is coloured in before the visit | Knees were pain, wrists were handwriting | shared-decisions | Colour where it hurts. Draw a line where it is stiff. Put a star where it is better.
    text | INACTIVE | Treat-to-target card | Doctor and family sign where they want to be in three months | The target was lower than we had feared | shared-decisions | Where are we today? Where do we want to be? What do we change if we are not there?
    text | PAIN | Three questions about pain that a parent can ask | Pain is asked about at home, once a week | Sleep was the answer | self-management | What did you not do this week? What helped? What shall we tell the clinic?
    https://www.example.org/prep-visit | LOWACTIVITY | Visit preparation, as a form to fill in | Sent a week ahead by message | Teenagers answered at night | visit-planning |
    https://www.example.com/injection | | Injecting without tears | A nurse and a child show how they do it | The child corrected the nurse | medicines-taken |
    text | | Letter for the school nurse | What stiffness is, and what helps before ten o’clock | Schools answered with offers | transitions | Mornings are stiff. Ten minutes of moving help. A lift pass helps more.
  `,
  autism: `
    text | DENTAL | Story with pictures: at the dentist | Read at home for a week before the visit | The chair that moves was the worst part | visit-planning | First we sit. Then we count. Then the light comes. You can lift your hand, and we stop.
    text | IRRITABILITY | What happens before? A two-week diary | Parents note what came before, not only what came after | Hunger, most days at four | self-management | Time. What came before. What it looked like. What ended it.
    text | | Waiting outside: a sign for the car park | Families wait in the car and are called in | It cost a phone and a sign | access | Text your name to the number. Stay in the car. We call you straight to the room.
    https://www.example.org/sleep | IRRITABILITY | Sleep checklist | Ten questions before any medicine is thought of | Screens were not the first cause | clear-standards |
    https://www.example.com/role-play | DENTAL | Practice visit, filmed | To show staff how slow slow is | Everyone spoke less in the second film | staff-skills |
    text | | Sensory kit: what is in our box | One box for each room | The ear defenders went home with families, and that was fine | clear-standards | Ear defenders, a weighted lap pad, two fidgets, a visual timer, spare batteries.
  `,
  "cystic-fibrosis": `
    text | PLANNING | Pre-clinic huddle sheet | Six minutes about each patient, before the door opens | The dietitian spoke first, and it changed the rest | visit-planning | Cultures. Weight. FEV1 against the best of last year. What the family wants.
    text | FEV1 | When FEV1 falls by five: what we do | One page that begins the same day | We had waited for ten | acting-on-results | Repeat it. Culture. Ask about treatments that were missed, and why. Plan in writing before they leave.
    text | ENTRY | Registry entry while the patient is there | Who types what, in which room | The physiotherapist had the time | data-flow | Reception: visit and weight. Physio: FEV1. Nurse: cultures. Nobody: later.
    https://www.example.org/enzyme-guide | | Enzymes at school, for teachers | A page with one drawing | Teachers asked for a second one for the canteen | transitions |
    https://www.example.com/airway | FEV1 | Airway clearance that fits a morning | Four families show theirs | None did it as taught | medicines-taken |
    text | | What matters to you? Cards for the waiting room | The family chooses a card and hands it over | Sleep was chosen most | shared-decisions | Sleep. School. Sport. Treatments that I skip. Something else: __.
  `,
  "sickle-cell": `
    text | PAINSTAY | Pain plan for the wallet | Shown at the door of any emergency room | Patients laminated it themselves | clear-standards | My name. What works: __. First dose within the hour. Call my team at: __.
    text | HYDROXYUREA | Offer it at nine months: what we say | Four sentences that every clinician uses | Said twice, it is accepted | knowing-patients | It makes blood that bends. It is a syrup. We look at the counts each month. You can say no and ask again.
    text | HYDROXYUREA | Dose card: up until the count says so | The next dose is written before the visit ends | We had stopped raising it too early | dosing | Count today: __. Dose today: __. If the count is above __, next dose: __.
    https://www.example.org/fever-card | | Fever card in three languages | One number, and what to say | Taxi drivers knew the way | self-management |
    https://www.example.com/day-unit | PAINSTAY | The day unit, a tour | To show how it is staffed | Afternoons are quiet | access |
    text | | Doppler list: who is due | A list by month of birth | Birthdays are remembered | knowing-patients | Born in __: invite in __. Not seen by __: call.
  `,
  kidney: `
    text | BPMEASURE | Cuff by arm: a tape for the wall | Shows the cuff by the girth of the arm | Half had the wrong cuff | measuring-well | Wrap the tape. Read the colour. Take the cuff of that colour. Five quiet minutes first.
    text | BPCONTROL | High value, then what? | A change within two weeks, written down | The pharmacist made most of them | acting-on-results | Above the goal twice: who decides, by when, and who calls the family.
    text | REJECTION | Tacrolimus swings: who we call on Monday | A list made by the laboratory on Sunday night | Travel was behind a third of them | medicines-taken | Two levels that differ by a third: call before noon. Ask first, blame never.
    https://www.example.org/home-pressure | BPCONTROL | Home blood pressure, explained | A page with drawings for families | Grandparents used it too | self-management |
    https://www.example.com/pill-box | REJECTION | Filling the box together | Pharmacist and teenager, filmed | The teenager found the mistake | medicines-taken |
    text | | Two years ahead: our plan for moving on | Begins at sixteen, one page a visit | They wanted to meet the nurse, not the doctor | transitions | Can name the medicines. Can call for a visit. Has met the adult nurse. Knows the last level.
  `,
};

/** The pins that teams of a network of this kind could make, in the order of the table. */
export function pinTexts(template: TemplateKey): readonly PinText[] {
  return (tables[template] ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [thing = "", measure = "", title = "", purpose = "", ...rest] = line
        .split("|")
        .map((cell) => cell.trim());
      const [surprised = "", driver = "", body = ""] = rest;
      return { thing, measure, title, purpose, surprised, driver, body };
    });
}
