import type { Policy } from "./template.ts";

const membership: Policy = {
  key: "membership",
  title: "Membership",
  paragraphs: [
    "A site joins when a senior sponsor agrees to these policies on its behalf and names three " +
      "people: a sponsor who clears obstacles, a key contact who answers for the site, and " +
      "somebody who enters the figures. One person may be two of them in a small team.",
    "Members report every agreed measure each month by the day in the network's calendar, or say " +
      "why a figure was not collected. They take part in the network's meetings, try changes of " +
      "their own, and tell the others what happened, also when nothing improved.",
    "Members may use everything that others share here, ask any site how it got its results, put " +
      "forward measures and priorities, and stand for any role. Patients and families hold the same " +
      "rights as professionals, and are asked before decisions and not after them.",
    "A site may leave at any time by telling the coordinator. Its past figures stay in the " +
      "network's totals, because the history of the others rests on them; its name is taken from " +
      "views of single sites if it asks. A site that stays silent for three months is called before " +
      "anything else is decided.",
  ],
};

const collaboration: Policy = {
  key: "collaboration",
  title: "Collaboration and attribution",
  paragraphs: [
    "What a member shares here, others may use and adapt in their own care and improvement work, " +
      "free of charge, as long as they say whose it was and keep that line when they pass it on. " +
      "Copyright stays with whoever made it. Nobody sells what they received here.",
    "Share only what is yours to share. Scales, questionnaires and articles that belong to a " +
      "publisher are linked to and not copied.",
    "Papers and talks that use the network's figures are offered to the network's leaders before " +
      "they are submitted. Whoever made a real contribution to the idea, the figures or the text is " +
      "invited as an author, sites that gave figures are named, and the network is acknowledged.",
    "Figures are for learning. Members speak of another site's results outside the network only " +
      "with that site's agreement, and ask a site that does well to teach before they ask a site " +
      "that struggles to explain.",
  ],
};

const dataSharing: Policy = {
  key: "data-sharing",
  title: "Data sharing",
  paragraphs: [
    "Sites send monthly counts: how many, out of how many. They do not send names, dates of birth, " +
      "record numbers or rows about single patients, and free text carries nothing by which " +
      "somebody could be recognised.",
    "Each site owns its figures, and the network owns the totals made of them. Corrections are " +
      "added and never overwrite: who changed what, when and why stays visible.",
    "The network decides in its settings whether members see each other's results by name, under " +
      "a code, or only the network's beside their own. Who may see what follows from roles, and " +
      "the page that shows it is drawn from the rules that are really applied.",
    "A site agrees to this by the signature of its sponsor, and to each new version anew; a version " +
      "that is read again and left as it is needs no new signature. The network may ask for the " +
      "signature first: until it is given, a site sees its own figures and the network's totals, " +
      "and takes nothing away.",
    "Members may take away, as a file, the charts, figures and reports that they may see, and the " +
      "network's leaders may take away everything. What was taken, when and by whom is kept in the " +
      "record of who did what.",
    "A site that leaves reports no month after its last. Its past figures are not taken back out: " +
      "they stay in the totals, because the history of the others rests on them. A person who " +
      "leaves sees nothing more from that moment on. When the network itself ends, its leaders " +
      "have 30 days to take everything away or to keep the network; then all of it is deleted.",
    "Nothing leaves the network unless somebody with the right to do so sends it. Goals and tools " +
      "reach the commons one by one, when their owners publish them. Reports to funders hold " +
      "totals alone, and groups too small to hide a person are left out.",
  ],
};

const research: Policy = {
  key: "research",
  title: "Research and regulation",
  paragraphs: [
    "Measuring one's own care in order to improve it is usually quality improvement and not " +
      "research. Each site asks its own institution which of the two this is there, and keeps the " +
      "answer. Doubt is settled by the institution's review board and not by the network.",
    "Work that sets out to produce knowledge beyond the network is research: it has a protocol, a " +
      "responsible investigator and the approval that the law of each site asks for. Where sites " +
      "may rely on one another's review, they agree to do so in writing before the first figure " +
      "is used.",
    "Consent, where it is needed, is asked by the people who care for the patient, in words the " +
      "patient understands, and care does not depend on the answer.",
    "Proposals to study the network's figures go to its leaders with the question, the figures " +
      "needed and the plan for telling patients what was found. Patients and families take part in " +
      "deciding which questions come first.",
  ],
};

const privacy: Policy = {
  key: "privacy",
  title: "Privacy",
  paragraphs: [
    "About patients, this service keeps counts only. About members it keeps a name, a mail " +
      "address, the roles they hold, what they entered and when: enough to know who reported a " +
      "figure, and to send what somebody asked for.",
    "A member's address is used for signing in, for reminders that belong to the role, and for " +
      "reports to which the member subscribed. One click ends any subscription. Addresses are not " +
      "given to third parties, nor used to advertise.",
    "Members keep their sign-in to themselves, tell the coordinator when they change jobs, and " +
      "report at once when something about a patient was entered by mistake, so that it can be " +
      "taken out and the people concerned be told.",
    "Each network's figures lie in a database of its own. When a network ends, its leaders may " +
      "take its data away, and it is then deleted.",
  ],
};

/** The five policies that a network begins with, in plain words, to be rewritten by its members. */
export const usualPolicies: readonly Policy[] = [
  membership,
  collaboration,
  dataSharing,
  research,
  privacy,
];

/** The usual policies, one of them with paragraphs of a network's own. */
export function policiesWith(key: Policy["key"], ...paragraphs: string[]): readonly Policy[] {
  return usualPolicies.map((policy) =>
    policy.key === key ? { ...policy, paragraphs: [...policy.paragraphs, ...paragraphs] } : policy,
  );
}
