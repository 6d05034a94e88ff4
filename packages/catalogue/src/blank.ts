import { usualCalendar } from "@allteach/domain/calendar";
import { usualPolicies } from "./policies.ts";
import type { Template } from "./template.ts";

/** A network that brings its own measures. */
export const blank: Template = {
  key: "blank",
  name: "Something else",
  summary: "An empty network: you bring your own measures, sites and words.",
  purpose: "",
  mission: "",
  vision: "",
  aim: "",
  calendar: usualCalendar,
  siteTypes: [],
  measures: [],
  later: [],
  policies: usualPolicies,
};
