import type { TemplateKey } from "@allteach/catalogue/template";

/** A goal that a team of such a network could set. Made up, in words as teams use them. */
export interface GoalText {
  /**
   * The problem that the team works on, by the rule in `test/bench/labelling.md`: never kept, never
   * shown, and unknown to the matching.
   */
  problem: string;
  /** The measure it is on; empty: in words. */
  measure: string;
  title: string;
  population: string;
  /** How it will be, of a goal in words. */
  to: string;
  drivers: readonly string[];
  changes: readonly string[];
}

/** Problem | measure | title | whom it is for | to what, in words | drivers | changes. */
const tables: Readonly<Partial<Record<TemplateKey, string>>> = {
  "patient-safety": `
    line-infections | CLABSI | Scrub the hub every single time | children with a central line on two wards | | line-care | audit-feedback
    line-infections | CLABSI | Daily question: does she still need this PICC? | intensive care | | line-care | remove-early, rounds
    urinary-catheters | CAUTI | Foley out by the second morning | surgical wards | | line-care | remove-early, nurse-led
    urinary-catheters | CAUTI | Nobody goes home with a catheter that nobody ordered | general wards | | |
    bundle | BUNDLE | All five steps, each shift, seen by a colleague | catheter maintenance on four wards | | measuring-well | audit-feedback
    gut-infections | CDIFF | Bleach the room before the next child | isolation rooms | | hand-hygiene | checklist
    gut-infections | CDIFF | Stop antibiotics on the day they are no longer needed | general wards | | antibiotics | reminder
    falls | | No child falls on the way to the toilet | toddlers on the neurology ward | Nobody falls at night | | visual-cue
    falls | | Non-slip socks and a light at night | surgical ward | Falls become rare | |
    skin | | Turn, check, pad: skin that stays whole | children on ventilators | No pressure injury of stage 3 | early-warning | checklist
    medicines-error | | Two pairs of eyes on every insulin and heparin pump | all wards | No tenfold error | staff-skills | hard-stop
    medicines-error | | Reconcile the list within a day of coming in | children with five or more medicines | Every list is checked | transitions | new-role
    deterioration | | The worried parent is an alarm | general wards | Every worry is answered within ten minutes | early-warning | visual-cue
    deterioration | | Watchers named at each huddle | medical wards | No unexpected arrest outside intensive care | early-warning, teamwork | huddle
    speaking-up | | Say it twice: staff who stop the line | operating rooms | Staff say that they can speak up | safety-culture | skills-training
    handover | | One way to hand over from theatre to ward | children after an operation | Nothing is left out | transitions, teamwork | checklist
    families-partner | | Parents sit on the safety committee | the whole hospital | Two parents vote in every meeting | families-on-team | co-design
  `,
  ibd: `
    visit-planning | VISREP | Every visit planned the week before | patients with Crohn’s disease or colitis | | visit-planning | previsit-call
    visit-planning | | Agenda cards: the family’s three questions first | clinic patients | Each visit begins with the family’s questions | shared-decisions | care-plan
    disease-control | REMISSION | Step up treatment within two weeks of a flare | patients with active disease | | acting-on-results | outreach-list
    disease-control | REMISSION | From 74 to 80 % well: look at everyone who is not | all patients | | knowing-patients | outreach-list
    steroids | STEROIDFREE | A stop date for each course of prednisone | patients on steroids | | acting-on-results |
    dosing | TPMT | No thiopurine without the enzyme known | new starts | | dosing | hard-stop
    dosing | | Drug levels before we call it failure | patients on infliximab | A level is known before any switch | dosing, acting-on-results | standard-orders
    nutrition | | Weight and height plotted at each visit, and looked at | patients who grow slowly | Every child who falters sees the dietitian | feeding-support | checklist
    nutrition | | Formula instead of steroids: help families through eight weeks | newly diagnosed children | Eight in ten finish the course | feeding-support | new-role
    adherence | | Which doses were hard this month? | teenagers on tablets | Missed doses are spoken of at each visit | medicines-taken | teach-back
    transition | | Ready for adult care at eighteen | young adults | Each one can name their medicines and call for a visit | transitions | checklist
    mental-health | | Ask how they feel, not only how the bowel is | teenagers | Everyone over twelve is screened for depression once a year | mental-wellbeing | electronic-form
    admissions | HOSP | A call on the second day keeps them at home | patients after discharge | | early-warning | previsit-call
    data-capture | VISREP | Enter the visit before the next patient comes in | clinic staff | | data-flow | electronic-form
    vaccination | | Flu and pneumonia jabs before immunosuppression | patients starting a biologic | Nine in ten are up to date | knowing-patients | reminder
    families-partner | | Two parent partners in every improvement meeting | the care centre | Parents set the agenda | families-on-team | co-design
    access | | Seen within a week when symptoms return | all patients | Nobody waits longer than seven days | access | telehealth
  `,
  perinatal: `
    early-birth | SCHEDULED | No slot before 39 weeks without a reason written down | scheduled deliveries | | clear-standards | hard-stop
    early-birth | SCHEDULED | The booking nurse may say no | inductions | | clear-standards | nurse-led, hard-stop
    line-infections | LATEINF | Hands, hub, dressing: tiny babies without sepsis | infants of 22 to 29 weeks | | line-care, hand-hygiene | checklist
    line-infections | LATEINF | Lines out when milk reaches 120 ml per kg | preterm infants | | line-care | remove-early
    preterm-prevention | PROGESTOGEN | Find each woman who had an early birth before | first antenatal visits | | knowing-patients | outreach-list
    preterm-prevention | PROGESTOGEN | Prescription and first injection on one day | eligible women | | access | same-day
    human-milk | | Pump in the first hour, beside the cot | mothers of preterm infants | First milk within six hours | feeding-support | kit
    human-milk | | Donor milk while the mother’s comes | infants under 1500 grams | No formula in the first week | feeding-support | standard-orders
    withdrawal | | Hold, feed, dim: before any drop of morphine | newborns exposed to opioids | Fewer than one in five is medicated | | skills-training
    nutrition | | Nobody leaves the unit smaller than they should be | preterm infants | Weight gain of 15 g per kg and day | feeding-support | rounds
    antibiotics | | Stop at 36 hours if the culture is quiet | newborns treated for suspected sepsis | Courses end by a rule | antibiotics | standard-orders
    haemorrhage | | Weigh the blood, do not guess it | all births | Loss is measured in nine of ten births | measuring-well, early-warning | kit
    blood-pressure | | A severe pressure treated within the hour | women with severe hypertension | Nine in ten within 60 minutes | acting-on-results | standard-orders
    handover | | Birth room to newborn unit without a gap | infants who are moved | The unit knows before the baby comes | transitions | checklist
    families-partner | | Parents at the round, every morning | families in the newborn unit | Parents speak first | families-on-team, shared-decisions | rounds
    social-needs | | Bus fare and a cot before going home | families in need | Everyone is asked, and helped the same week | social-needs | new-role
    data-capture | | Birth data complete before the tenth | maternity hospitals | No field is left empty | data-flow | electronic-form
  `,
  cardiology: `
    home-monitoring | MORTALITY | Scale and oximeter go home with every baby | infants between two operations | | self-management, early-warning | self-monitoring
    home-monitoring | | Families send weight and oxygen each day by phone | interstage infants | A nurse looks each morning | self-management | telehealth, self-monitoring
    deterioration | MORTALITY | Red flags on the fridge, and a number that answers | interstage infants | | early-warning | visual-cue, teach-back
    deterioration | MORTALITY | A weekly call that asks the same five questions | interstage infants | | early-warning | checklist
    nutrition | GROWTH | Twenty grams a day or we call | infants after stage one | | feeding-support, early-warning | reminder
    nutrition | GROWTH | Dietitian at each visit, calories raised the same day | infants who do not grow | | feeding-support | same-day
    feeding | | First oral feed within five days of surgery | newborns after Norwood | Half of them feed by mouth at discharge | feeding-support | skills-training
    handover | | The local paediatrician knows before the child comes home | infants at discharge | A call, a letter, a plan | transitions | care-plan
    teaching-families | | Parents room in and do it all for two days | families before discharge | Every parent has given each medicine | self-management | teach-back
    medicines-error | | One list, one strength, one syringe | infants on four or more drugs | No wrong dose at home | dosing | teach-back
    line-infections | | Central lines cared for by the same five steps | cardiac intensive care | No line infection for 100 days | line-care | checklist
    development | | Every child seen by the developmental team at six months | survivors of stage one | Nobody is lost | knowing-patients | outreach-list
    mental-health | | Ask mothers about their own sleep and sorrow | parents of infants | All are screened, and someone calls | mental-wellbeing | electronic-form
    transition | | Teenagers with a Fontan who know their heart | adolescents | They can draw it and say what was done | transitions | teach-back
    data-capture | | Registry forms in within 30 days | every centre | None is late | data-flow | new-role
    families-partner | | A parent co-leads each project | centres | Every project has one | families-on-team | co-design
    admissions | | Fewer unplanned readmissions in the first month | infants after stage one | One in ten at most | early-warning | previsit-call
  `,
  rheumatology: `
    visit-planning | | Look at each chart three days ahead | clinic patients with arthritis | Every visit is planned | visit-planning | checklist
    visit-planning | LOWACTIVITY | Plan the visit, treat to the target | patients not yet at low activity | | visit-planning, acting-on-results | care-plan
    disease-control | LOWACTIVITY | Active joints mean a decision today | patients with active arthritis | | acting-on-results | standard-orders
    disease-control | INACTIVE | Nobody active at two visits in a row without a change | all patients | | acting-on-results | outreach-list
    eye-screening | | Eyes seen on time, every time | children at risk of uveitis | Nine in ten within the interval | knowing-patients | outreach-list
    dosing | | Methotrexate by weight, checked each quarter | growing children | No one is underdosed | dosing | standard-orders
    adherence | | Injection without tears | children on methotrexate | Families say that they can do it | medicines-taken, self-management | teach-back
    adherence | | Talk about the skipped tablet without blame | adolescents | Asked at each visit | medicines-taken | skills-training
    transition | | A date, a doctor, a last visit together | 17 year olds | Each has met the adult team | transitions | care-plan
    mental-health | | Mood asked of everyone with pain | adolescents with arthritis | Screened twice a year | mental-wellbeing | electronic-form
    patient-reports | | Families fill in the joint map before they come | clinic families | Eight in ten come with it | data-flow, shared-decisions | electronic-form
    vaccination | | No live vaccine missed before biologics | new starts | Status known for all | knowing-patients | checklist
    data-capture | INACTIVE | All items of the definition written down | clinic visits | | data-flow | electronic-form
    access | | New referrals with swollen joints within four weeks | referred children | Seen within 28 days | access | new-role
    steroids | | Off prednisone by six months | children with systemic disease | Eight in ten | acting-on-results |
    families-partner | | Teenagers design the clinic letter | the centre | Letters are written to the patient | families-on-team | co-design
    shared-decision | | Choose the medicine together, with cards | families starting a biologic | Every family used the cards | shared-decisions | co-design
  `,
  autism: `
    dental | DENTAL | A dentist who waits until they are ready | children aged 3 to 12 | | access | skills-training
    dental | DENTAL | Practice visits with pictures | children afraid of the chair | | access | visual-cue
    sleep | | A bedtime plan on one page | children who sleep badly | Six in ten sleep an hour longer | self-management | care-plan
    behaviour | | Hard days counted, so that good ones show | children with irritability | Families see the trend | self-management | self-monitoring
    behaviour | | Blood draws without holding down | clinic children | No child is held | staff-skills | skills-training, visual-cue
    waiting | | Diagnosis within 90 days of the first worry | referred toddlers | Half wait less than 90 days | access | same-day
    waiting | | Answer the phone: no family lost between referral and visit | referred families | Nobody is lost | access | new-role
    medicines-monitoring | | Weight and glucose twice a year on risperidone | children on antipsychotics | Nine in ten monitored | knowing-patients | reminder
    nutrition | | Beyond five foods | children with narrow diets | Two new foods in ninety days | feeding-support | skills-training
    mental-health | | Anxiety has a name, and a plan | school children | Screened each year | mental-wellbeing | care-plan
    patient-reports | | Surveys done at home before the visit | families | Seven in ten are in before they come | data-flow | electronic-form
    transition | | Work, home, friends: plan from fourteen | teenagers | Each has a plan they wrote | transitions, shared-decisions | care-plan
    vaccination | | Catch up on missed vaccines, one calm visit each | children behind schedule | Up to date within a year | knowing-patients | outreach-list
    families-partner | | Autistic adults advise each project | the network | Two in every team | families-on-team | co-design
    visit-planning | | Ask before they come: lights, noise, words | clinic children | Every visit begins with the sensory plan | visit-planning | previsit-call
    social-needs | | Respite found for families who ask | families under strain | Half get it in the quarter | social-needs | new-role
    data-capture | | Every enrolled child has a baseline | new families | Complete within a month | data-flow |
  `,
  "cystic-fibrosis": `
    visit-planning | PLANNING | Patients write the first line of the agenda | all clinic visits | | visit-planning, shared-decisions | care-plan
    visit-planning | PLANNING | The team huddles on tomorrow’s visits today | the clinic team | | visit-planning, teamwork | huddle
    data-capture | ENTRY | In the registry within a week | clinic visits | | data-flow | new-role
    data-capture | ENTRY | Data entered by the one who saw the patient | clinic visits | | data-flow | electronic-form
    lung | | Every drop in FEV1 gets a plan | patients whose lung function falls by ten points | A plan within two weeks | acting-on-results | outreach-list
    lung | | Airway clearance that fits a school day | school children | Done five days of seven | self-management | self-monitoring
    home-monitoring | | Spirometers at home, read on Mondays | patients aged six and over | Half send a value each week | self-management | self-monitoring, telehealth
    nutrition | | BMI at the middle or above | children under the 25th percentile | Seven in ten get there | feeding-support | care-plan
    adherence | | Know which treatment is dropped first, and why | adolescents | Asked without blame each quarter | medicines-taken | teach-back
    mental-health | | Depression and anxiety asked once a year, of parents too | patients over twelve and parents | All screened | mental-wellbeing | electronic-form
    infection-control | | Clean hands and two metres, every visit | clinic patients | Seen in nine of ten | hand-hygiene | audit-feedback
    transition | | First adult visit within three months | young adults | Nobody is lost | transitions | new-role
    access | | Extra visits by video when coughing begins | all patients | Seen within three days | access | telehealth
    diabetes-screening | | Glucose tolerance test for everyone over ten | patients aged ten and over | Nine in ten tested each year | knowing-patients | outreach-list
    families-partner | | A patient partner on each working group | the network | All groups have one | families-on-team | co-design
    social-needs | | Nobody skips enzymes because of money | families under strain | Asked at each visit, helped in a week | social-needs | new-role
    shared-decision | | What matters to you? asked before what is the matter | all visits | Written in the plan | shared-decisions | care-plan
  `,
  "sickle-cell": `
    dosing | HYDROXYUREA | Offer hydroxyurea at nine months, to all | infants with sickle cell anaemia | | knowing-patients, dosing | outreach-list
    dosing | HYDROXYUREA | Raise the dose until the count says so | children on hydroxyurea | | dosing | standard-orders
    adherence | | A text each morning, a call when it stays unanswered | children on hydroxyurea | Nine in ten refills on time | medicines-taken, reminders | reminder
    adherence | | Liquid that tastes of something | small children | Families give it six days of seven | medicines-taken |
    stroke-screening | | A transcranial doppler every year | children of 2 to 16 | Eight in ten within the year | knowing-patients | outreach-list
    pain-care | | First dose within an hour of the door | children in pain in the emergency department | Eight in ten within 60 minutes | clear-standards | standard-orders
    pain-care | | A pain plan that the emergency room can find | patients with three or more crises | Plan used in nine of ten | clear-standards | care-plan
    admissions | | Day unit instead of a bed | children with pain | A third fewer admissions | access | same-day
    vaccination | | Pneumococcus complete at five | children under five | All of them | knowing-patients | reminder
    fever | | Fever is an emergency: every family knows the number | families of small children | Seen within an hour of calling | self-management, early-warning | teach-back
    transition | | Hand in hand to the adult clinic | young adults | Met the adult team before eighteen | transitions | new-role
    mental-health | | School, mood, pain: ask all three | teenagers | Screened each year | mental-wellbeing | electronic-form
    social-needs | | A ride to every visit | families without a car | No visit is missed for want of a ride | social-needs, access | new-role
    visit-planning | | Know before the visit what is due | clinic patients | Labs, eyes and doppler listed ahead | visit-planning | checklist
    data-capture | | Who is out there? A list of all our patients | the region | Everyone is on it | data-flow | outreach-list
    families-partner | | Grown-up patients teach the residents | the hospital | Each resident has met one | families-on-team | skills-training
    access | | No-shows called the same day | clinic families | Rebooked within two weeks | access | outreach-list
  `,
  kidney: `
    blood-pressure | BPMEASURE | The right cuff, five quiet minutes, twice | transplant clinic visits | | measuring-well | kit, skills-training
    blood-pressure | BPMEASURE | Watch ten measurements a month | transplant clinic visits | | measuring-well | audit-feedback
    blood-pressure | BPCONTROL | A high value leads to a change within two weeks | patients above their goal | | acting-on-results | reminder
    blood-pressure | BPCONTROL | Confirm at home before we treat | patients with high clinic values | | self-management | self-monitoring
    rejection | REJECTION | Tacrolimus that does not swing | transplant recipients | | medicines-taken, acting-on-results | outreach-list
    adherence | REJECTION | Ask which doses are hard, help with one | adolescents with a transplant | | medicines-taken | teach-back
    adherence | | Pill boxes filled with the pharmacist | families with ten medicines or more | No dose is missed for want of sorting | medicines-taken | new-role
    transition | | Two years ahead: the move to adult care | 16 year olds | Each has a written plan | transitions | care-plan
    visit-planning | | Labs back before the family is | transplant clinic | Every visit begins with today’s levels | visit-planning | previsit-call
    vaccination | | Live vaccines before the list | children waiting for a kidney | All complete | knowing-patients | checklist
    line-infections | | Dialysis catheters without infection | children on haemodialysis | 200 days without one | line-care | checklist
    nutrition | | Growth on dialysis | infants with kidney failure | None falls a centile | feeding-support | rounds
    mental-health | | How are you, really? | adolescents with a transplant | Screened twice a year | mental-wellbeing | electronic-form
    data-capture | | Visits in the registry by Friday | each centre | None is older than a week | data-flow | new-role
    families-partner | | Living with a kidney: parents on the council | the network | Four seats of twelve | families-on-team | co-design
    home-monitoring | | Home blood pressure sent by phone | patients on treatment | Half send a week’s values before the visit | self-management | self-monitoring, telehealth
    admissions | | Fewer readmissions in the first 90 days | new transplants | One in four at most | early-warning | previsit-call
  `,
};

/** The goals that teams of a network of this kind could set, in the order of the table. */
export function goalTexts(template: TemplateKey): readonly GoalText[] {
  return (tables[template] ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [problem = "", measure = "", title = "", population = "", to = "", ...terms] = line
        .split("|")
        .map((cell) => cell.trim());
      const [drivers = "", changes = ""] = terms;
      const keys = (cell: string) =>
        cell
          .split(",")
          .map((key) => key.trim())
          .filter((key) => key !== "");
      const words = { problem, measure, title, population, to };
      return { ...words, drivers: keys(drivers), changes: keys(changes) };
    });
}
