import { at, fresh, insist, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const mails = [
  { name: "fresh, reports", path: fresh(at("/reports")) },
  { name: "working, reports", path: working(at("/reports")) },
  { name: "working, a report", path: working(({ report }) => `/reports/${report}`) },
  { name: "working, unknown report", path: working(at("/reports/none")), status: 404 },
  { name: "mails, begun", path: working(at("/subscriptions?now=begun")) },
  { name: "mails, who receives what", path: working(at("/recipients")) },
  {
    name: "mails, proposed to nobody",
    path: working(at("/recipients")),
    act: insist("Propose it", { email: "nobody" }),
  },
  { name: "mails, runs", path: working(at("/runs")) },
  { name: "mails, a run", path: working(({ report }) => `/runs/${report.slice(8)}`) },
  {
    name: "mails, runs, without a reason",
    path: working(at("/runs")),
    act: insist("Make it again", { reason: "" }),
  },
  { name: "mails, the next call", path: working(at("/agenda")) },
  { name: "mails, as it was sent", path: ({ viewLink }) => viewLink, as: "nobody" },
  { name: "mails, a button", path: ({ actLink }) => actLink, as: "nobody" },
  { name: "mails, an unknown button", path: at("/from-mail/unknown"), status: 404, as: "nobody" },
  {
    name: "mails, an unknown proposal",
    path: at("/proposed-mails/unknown"),
    status: 404,
    as: "nobody",
  },
  { name: "mails, ended", path: fresh(at("/subscriptions?now=ended")) },
];

/** What somebody sees who pays for a network and is told sums alone. */
export const funding = [
  { name: "funder, reports", path: working(at("/reports")) },
  { name: "funder, a report", path: working(({ funderReport }) => `/reports/${funderReport}`) },
  { name: "funder, mails", path: working(at("/subscriptions")) },
  { name: "funder, the network", path: working(at("")), status: 403 },
].map((place) => ({ ...place, as: "funder" }));
