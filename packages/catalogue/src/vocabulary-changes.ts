import { termsOf } from "./terms.ts";

/** Kinds of change that teams try, wherever they try them. */
export const changeConcepts = termsOf(`
checklist | A checklist | checklist, check list, check off
standard-orders | Standard orders | order set, standard order, standing order, default order
reminder | A reminder | remind, prompt, alert, text message, pop up, sticker
hard-stop | A stop before a mistake | hard stop, forcing function, cannot be booked, second sign off, gatekeep
huddle | A daily huddle | huddle, daily brief, morning brief, safety brief
rounds | Rounds with a purpose | rounding, leader round, walk round, kamishibai, k card, daily rounds
audit-feedback | Watching and telling | audit, observ, feedback, run chart posted, scoreboard, share data
kit | Everything in one place | kit, cart, bundle pack, trolley, prefilled, room set up
visual-cue | Something to see | poster, visual, sign on, colour, color, bedside card, magnet
teach-back | Teach-back | teach back, teachback, repeat in own words, video for famil
skills-training | Practice and coaching | training, simulation, coaching, competenc, workshop, champion
previsit-call | A call before the visit | call before, previsit, pre visit, phone call ahead, planning call
outreach-list | A list to work through | outreach, overdue list, list of patients, recall, care gap, registry list
self-monitoring | Measuring at home | home monitor, home scale, at home, home blood pressure, diary, app
care-plan | A written plan | care plan, action plan, written plan, passport, agenda
telehealth | Care at a distance | telehealth, telemedicine, video visit, virtual visit, remote visit
co-design | Designing with families | co design, codesign, co produc, parent partner, families design, with families
nurse-led | Led by nurses | nurse led, nurse driven, nurse can, nurse protocol
new-role | Someone whose job it is | coordinator, navigator, scribe, dedicated, link nurse, pharmacist
remove-early | Taking out what is not needed | remove, removal, need for the line, stop date, review need, fewer days
root-cause | Asking why each time | root cause, cause analysis, review each, case review, learning from each, debrief
electronic-form | A form that fills itself | smartform, template in, electronic form, flowsheet, interface, dashboard, autofill
same-day | Same day, same place | same day, one stop, combined visit, walk in, in clinic
incentive | Thanks and celebration | celebrat, recogn, thank you, certificate, prize
`);
