type Params<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Plain<Name> | Params<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Plain<Name>
    : never;

/** `:name{regexp}` names the parameter `name`. */
type Plain<Name extends string> = Name extends `${infer Word}{${string}` ? Word : Name;

/** An address, written once: `pattern` is what the router matches, the call is what a page links to. */
function address<const Pattern extends string>(pattern: Pattern) {
  const link = (params: Record<Params<Pattern>, string>) =>
    pattern.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: Params<Pattern>) =>
      encodeURIComponent(params[name]),
    );
  return Object.assign(link, { pattern });
}

/** An address without parameters. */
const fixed = <const Pattern extends string>(pattern: Pattern) => pattern;

/** Every address in the product. */
export const paths = {
  front: fixed("/"),
  signIn: fixed("/sign-in"),
  signInSent: fixed("/sign-in/sent"),
  signInConfirm: fixed("/sign-in/confirm"),
  signOut: fixed("/sign-out"),
  signInWith: address("/sign-in/with/:provider"),
  signInReturn: address("/auth/callback/:provider"),
  account: fixed("/account"),
  accountName: fixed("/account/name"),
  sessionEnd: address("/account/sessions/:session/end"),
  otherSessionsEnd: fixed("/account/other-sessions/end"),
  invitation: address("/invitations/:link"),
  joinRequests: fixed("/join-requests"),
  networks: fixed("/networks"),
  newNetwork: fixed("/networks/new"),
  networkImport: fixed("/networks/import"),
  slugs: address("/networks/addresses/:slug"),
  operator: fixed("/operator"),
  operatorMigrations: fixed("/operator/migrations"),
  deadLettersAgain: fixed("/operator/dead-letters/again"),
  deadLetterAgain: address("/operator/dead-letters/:letter/again"),

  network: address("/n/:network"),
  measure: address("/n/:network/measures/:measure"),
  completeness: address("/n/:network/completeness"),
  completenessMonth: address("/n/:network/completeness/:site/:period"),
  calls: address("/n/:network/calls"),
  phases: address("/n/:network/measures/:measure/phases"),
  sites: address("/n/:network/sites"),
  site: address("/n/:network/sites/:site"),
  siteEdit: address("/n/:network/sites/:site/edit"),
  siteMerger: address("/n/:network/sites/:site/merger"),
  nodes: address("/n/:network/nodes"),
  node: address("/n/:network/nodes/:node"),
  setUp: address("/n/:network/set-up"),
  drivers: address("/n/:network/drivers"),
  driversEdit: address("/n/:network/drivers/edit"),
  driversHistory: address("/n/:network/drivers/history"),
  driversImport: address("/n/:network/drivers/import"),
  driversFile: address("/n/:network/drivers/files/:file"),
  siteDrivers: address("/n/:network/sites/:site/drivers"),
  siteDriversEdit: address("/n/:network/sites/:site/drivers/edit"),
  siteDriversHistory: address("/n/:network/sites/:site/drivers/history"),
  tests: address("/n/:network/tests"),
  newTest: address("/n/:network/tests/new"),
  test: address("/n/:network/tests/:test"),
  teamCharter: address("/n/:network/charter"),
  siteTeamCharter: address("/n/:network/sites/:site/charter"),
  annotations: address("/n/:network/annotations"),
  annotationRemoval: address("/n/:network/annotations/:annotation/removal"),
  definitions: address("/n/:network/set-up/definitions"),
  templateDiff: address("/n/:network/template-diff"),
  settings: address("/n/:network/settings"),
  export: address("/n/:network/export"),
  exportFile: address("/n/:network/export.zip"),
  removal: address("/n/:network/removal"),
  removalEnd: address("/n/:network/removal/end"),
  deletion: address("/deletions/:certificate"),
  submission: address("/n/:network/sites/:site/submissions/:period"),
  submissionPreview: address("/n/:network/sites/:site/submissions/:period/preview"),
  rules: address("/n/:network/rules"),
  ruleEnd: address("/n/:network/rules/:rule/end"),
  restatements: address("/n/:network/restatements"),
  uploads: address("/n/:network/uploads"),
  uploadTemplate: address("/n/:network/uploads/template.csv"),
  uploadWorkbook: address("/n/:network/uploads/template.xlsx"),
  uploadFile: address("/n/:network/uploads/files/:upload"),
  reports: address("/n/:network/reports"),
  report: address("/n/:network/reports/:report"),
  artefact: address("/n/:network/reports/:report/:artefact"),
  tokens: address("/n/:network/tokens"),
  revocation: address("/n/:network/tokens/:token/revocation"),
  subscriptions: address("/n/:network/subscriptions"),
  subscriptionEnd: address("/n/:network/subscriptions/:subscription/end"),
  policies: address("/n/:network/policies"),
  policy: address("/n/:network/policies/:policy"),
  policySignatures: address("/n/:network/policies/:policy/signatures"),
  policyVersions: address("/n/:network/policies/:policy/versions"),
  policyReviews: address("/n/:network/policies/:policy/reviews"),
  signatureRule: address("/n/:network/signature-rule"),
  decisions: address("/n/:network/decisions"),
  audit: address("/n/:network/audit"),
  auditFile: address("/n/:network/audit.csv"),
  people: address("/n/:network/people"),
  member: address("/n/:network/people/:person"),
  memberRole: address("/n/:network/people/:person/role"),
  memberRemoval: address("/n/:network/people/:person/removal"),
  invitations: address("/n/:network/invitations"),
  invitationWithdrawal: address("/n/:network/invitations/:invitation/withdrawal"),
  joinAnswer: address("/n/:network/join-requests/:request/answer"),
  departure: address("/n/:network/departure"),
  permissions: address("/n/:network/permissions"),
  goals: address("/n/:network/goals"),
  newGoal: address("/n/:network/goals/new"),
  goal: address("/n/:network/goals/:goal"),
  goalEdit: address("/n/:network/goals/:goal/edit"),
  goalCheckIns: address("/n/:network/goals/:goal/check-ins"),
  goalClosure: address("/n/:network/goals/:goal/closure"),
  goalSharing: address("/n/:network/goals/:goal/sharing"),
  goalWithdrawal: address("/n/:network/goals/:goal/withdrawal"),
  exemplars: address("/n/:network/measures/:measure/exemplars"),
  siteQuestions: address("/n/:network/sites/:site/questions"),
  introductions: address("/n/:network/introductions"),
  newIntroduction: address("/n/:network/introductions/new"),
  introductionAnswer: address("/n/:network/introductions/:introduction/answer"),
  commonsGoals: fixed("/commons/goals"),
  unsubscribe: address("/unsubscribe/:link"),

  outbox: fixed("/dev/outbox"),
  outboxJson: fixed("/dev/outbox.json"),
  outboxMail: address("/dev/outbox/:mail"),
  outboxMailHtml: address("/dev/outbox/:mail/html"),
  outboxFile: address("/dev/outbox/:mail/files/:place"),
  demo: fixed("/dev/demo"),
  gallery: fixed("/gallery"),
} as const;

/** Every address of the API, under `/api/v1`. */
export const apiPaths = {
  networks: fixed("/api/v1/networks"),
  tokens: address("/api/v1/n/:network/tokens"),
  measures: address("/api/v1/n/:network/measures"),
  chart: address("/api/v1/n/:network/measures/:measure/:chart{chart(?:\\.svg|\\.png|\\.csv)?}"),
  sites: address("/api/v1/n/:network/sites"),
  submissions: address("/api/v1/n/:network/submissions"),
  submission: address("/api/v1/n/:network/sites/:site/submissions/:period"),
  uploads: address("/api/v1/n/:network/uploads"),
  reports: address("/api/v1/n/:network/reports"),
  report: address("/api/v1/n/:network/reports/:report"),
  goals: address("/api/v1/n/:network/goals"),
  commonsGoals: fixed("/api/v1/commons/goals"),
  subscriptions: address("/api/v1/n/:network/subscriptions"),
  subscription: address("/api/v1/n/:network/subscriptions/:subscription"),
} as const;

/** Every address of the FHIR interface, under `/fhir`. */
export const fhirPaths = {
  base: address("/fhir/n/:network"),
  metadata: address("/fhir/n/:network/metadata"),
  measures: address("/fhir/n/:network/Measure"),
  measure: address("/fhir/n/:network/Measure/:measure"),
  measureReports: address("/fhir/n/:network/MeasureReport"),
  measureReport: address("/fhir/n/:network/MeasureReport/:report"),
} as const;
