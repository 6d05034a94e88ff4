import { at, fresh, insist, press, working } from "../place.mjs";

/** @type {import("../place.mjs").Place[]} */
export const network = [
  { name: "networks", path: at("/networks") },
  { name: "account", path: at("/account") },
  { name: "fresh", path: fresh(at("")) },
  { name: "fresh, site", path: fresh(at("/sites/NOR")) },
  { name: "fresh, tokens", path: fresh(at("/tokens")) },
  { name: "fresh, mails", path: fresh(at("/subscriptions")) },
  { name: "working", path: working(at("")) },
  { name: "working, site", path: working(at("/sites/SOU")) },
  { name: "working, unknown site", path: working(at("/sites/NOWHERE")), status: 404 },
  { name: "people", path: working(at("/people")) },
  {
    name: "people, with problems",
    path: working(at("/people")),
    act: insist("Send invitations", { emails: "nobody\nada@hospital.example" }),
  },
  { name: "a member", path: ({ member }) => member },
  { name: "sites", path: working(at("/sites")) },
  { name: "sites, none found", path: working(at("/sites?q=nowhere")) },
  {
    name: "sites, with problems",
    path: working(at("/sites")),
    act: insist("Add them", { sites: "A,B,C,D\nNorthgate Hospital,NOR" }),
  },
  { name: "a site's record", path: working(at("/sites/NOR/edit")) },
  {
    name: "a site's record, with problems",
    path: working(at("/sites/NOR/edit")),
    act: insist("Save", { name: "", code: "!!" }),
  },
  { name: "new node", path: working(at("/nodes")) },
  {
    name: "new node, with problems",
    path: working(at("/nodes")),
    act: insist("Make the node", { code: "!!" }),
  },
  { name: "a node", path: working(at("/nodes/NORTH")) },
  { name: "settings", path: working(at("/settings")) },
  {
    name: "settings, with problems",
    path: working(at("/settings")),
    act: insist("Save", { name: "", hour: "99" }),
  },
  { name: "policies", path: working(at("/policies")) },
  { name: "a policy", path: working(at("/policies/data-sharing")) },
  { name: "decisions", path: working(at("/decisions")) },
  { name: "who did what", path: working(at("/audit")) },
  { name: "who can see what", path: working(at("/permissions")) },
  {
    name: "token, just made",
    path: working(at("/tokens")),
    act: press("Make the token", { name: "Warehouse" }),
  },
  { name: "token, no name", path: working(at("/tokens")), act: insist("Make the token") },
  { name: "token, taken back", path: working(at("/tokens?taken-back")) },
];
