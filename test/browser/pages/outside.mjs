import { at, insist, press, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const outside = [
  { name: "front", path: at("/") },
  { name: "sign-in", path: at("/sign-in") },
  {
    name: "sign-in, no address",
    path: at("/sign-in"),
    act: insist("Mail me a link", { email: "x" }),
  },
  { name: "sign-in, mail sent", path: at("/sign-in/sent") },
  { name: "sign-in, confirm", path: ({ signInLink }) => signInLink },
  { name: "sign-in, spent link", path: at("/sign-in/confirm?link=spent"), status: 410 },
  { name: "networks, signed out", path: at("/networks") },
  { name: "not found", path: at("/nowhere"), status: 404 },
  { name: "stop mails", path: ({ stopLink }) => stopLink },
  { name: "stop mails, stopped", path: ({ otherStopLink }) => otherStopLink, act: press("Stop") },
  { name: "stop mails, unknown", path: at("/unsubscribe/unknown"), status: 404 },
  { name: "invitation", path: ({ invitation }) => invitation },
  { name: "invitation, past", path: at("/invitations/past"), status: 410 },
  { name: "gallery", path: at("/gallery") },
  { name: "developers", path: at("/api/docs") },
  { name: "goals of all networks", path: at("/commons/goals") },
  {
    name: "goals of all networks, searched",
    path: at("/commons/goals?q=cuff&families=blood-pressure"),
  },
  { name: "outbox", path: at("/dev/outbox") },
  { name: "outbox, a report", path: ({ mail }) => `/dev/outbox/${mail}` },
  { name: "closed to strangers", path: working(at("")) },
];

/** @type {import("../place.mjs").Place[]} */
export const newcomers = [
  { name: "networks, none yet", path: at("/networks"), as: "newcomer" },
  { name: "new network", path: at("/networks/new"), as: "newcomer" },
  {
    name: "new network, with problems",
    path: at("/networks/new"),
    as: "newcomer",
    act: press("Start the network", { slug: "Not An Address!", sites: "A,B,C,D\nX,!!" }),
  },
  { name: "another's network", path: working(at("")), as: "newcomer", status: 404 },
];

/** @type {import("../place.mjs").Place[]} */
export const operating = [
  { name: "operator", path: at("/operator"), as: "operator" },
  { name: "operator, not for members", path: at("/operator"), as: "leader", status: 404 },
];
