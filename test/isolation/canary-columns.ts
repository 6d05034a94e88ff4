/** Columns of a network's database that hold nobody's words: ids, codes, hashes, days, choices. */
const wordless: Readonly<Record<string, string>> = {
  annotation: "id measure day kind actor",
  diagram_version: "actor",
  pdsa: "id stage node measure goal ramp starts ends outcome act started_by previous",
  team_charter: "actor",
  artefact: "report_id name type sha256",
  audit_entry: "actor action via address prev_hash hash",
  charter: "network_id slug time_zone calendar transparency rule_set template",
  former_site: "code",
  decision: "id decided_on recorded_by",
  check_in: "goal_id on_day actor",
  goal: "id kind starts ends terms visibility owner",
  goal_publication: "goal_id status parts",
  site_question: "id asked_by state mailed",
  delivery: "id report_id subscription_id status",
  figure: "period state",
  figure_comment: "period",
  network_rule: "id operator strength made_by",
  restatement: "period",
  measure: "code kind direction chart site_types status",
  node: "code",
  node_site: "since",
  policy: "key effective review sha256 published_by",
  policy_review: "policy_key review",
  policy_signature: "policy_key user_id sha256",
  report: "id kind period status",
  roll_up: "period",
  site: "code joined blinded_code",
  submission: "period via",
  subscription: "id user_id report",
  upload_mapping: "fingerprint actor",
};

export const wordlessColumns: ReadonlySet<string> = new Set(
  Object.entries(wordless).flatMap(([table, columns]) =>
    columns.split(" ").map((column) => `${table}.${column}`),
  ),
);
