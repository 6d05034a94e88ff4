import { Hono } from "hono";
import { agendaRoutes } from "./agenda.tsx";
import { annotationRoutes } from "./annotation.tsx";
import type { NetworkEnv } from "./app-env.ts";
import { auditRoutes } from "./audit.tsx";
import { boardRoutes } from "./boards/boards.tsx";
import { followRoutes } from "./boards/follows.tsx";
import { pinTalkRoutes } from "./boards/pin-talk.tsx";
import { enterNetwork } from "./caller.ts";
import { completenessRoutes } from "./completeness.tsx";
import { decisionRoutes } from "./decision.tsx";
import { driverRoutes } from "./drivers.tsx";
import { attendanceRoutes } from "./events/attendance.tsx";
import { eventRoutes } from "./events/events.tsx";
import { seriesRoutes } from "./events/series.tsx";
import { exportRoutes } from "./export.tsx";
import { goalRoutes } from "./goals.tsx";
import { introductionRoutes } from "./introductions.tsx";
import { capabilityRoutes } from "./learning/capability.tsx";
import { trainingRoutes } from "./learning/training.tsx";
import { measureRoutes } from "./measure.tsx";
import { measureVersionsRoutes } from "./measure-versions.tsx";
import { measuresRoutes } from "./measures.tsx";
import { networkRuleRoutes } from "./network-rules.tsx";
import { nodeRoutes } from "./node.tsx";
import { overviewRoutes } from "./overview.tsx";
import { participationRoutes } from "./participation.tsx";
import { peopleRoutes } from "./people.tsx";
import { permissionsRoutes } from "./permissions.tsx";
import { pinRoutes } from "./pins/pins.tsx";
import { policyRoutes } from "./policy.tsx";
import { predictionRoutes } from "./predictions.tsx";
import { mapEditorRoutes } from "./process-maps/map-editor.tsx";
import { mapFileRoutes } from "./process-maps/map-files.ts";
import { mapRoutes } from "./process-maps/maps.tsx";
import { riskRoutes } from "./process-maps/risks.tsx";
import { progressRoutes } from "./progress.tsx";
import { recipientsRoutes } from "./recipients.tsx";
import { removalRoutes } from "./removal.tsx";
import { reportRoutes } from "./report.tsx";
import { restatementRoutes } from "./restatements.tsx";
import { runRoutes } from "./runs.tsx";
import { setUpRoutes } from "./set-up.tsx";
import { settingsRoutes } from "./settings.tsx";
import { siteRoutes } from "./site.tsx";
import { sitesRoutes } from "./sites.tsx";
import { storyboardRoutes } from "./storyboard/storyboard.tsx";
import { submissionRoutes } from "./submission.tsx";
import { subscriptionRoutes } from "./subscription.tsx";
import { teamCharterRoutes } from "./team-charter.tsx";
import { testRoutes } from "./tests.tsx";
import { tokenRoutes } from "./token.tsx";
import { unhurried } from "./unhurried.ts";
import { uploadRoutes } from "./upload.tsx";
import { viewAs } from "./view-as.ts";

/** Every page of a network, for whoever may enter it. */
export const networkRoutes = new Hono<NetworkEnv>()
  .use("/n/:network/*", enterNetwork, unhurried as never, viewAs)
  .route("/", overviewRoutes)
  .route("/", measuresRoutes)
  .route("/", measureVersionsRoutes)
  .route("/", measureRoutes)
  .route("/", completenessRoutes)
  .route("/", driverRoutes)
  .route("/", mapRoutes)
  .route("/", mapEditorRoutes)
  .route("/", mapFileRoutes)
  .route("/", riskRoutes)
  .route("/", testRoutes)
  .route("/", annotationRoutes)
  .route("/", predictionRoutes)
  .route("/", progressRoutes)
  .route("/", participationRoutes)
  .route("/", teamCharterRoutes)
  .route("/", eventRoutes)
  .route("/", attendanceRoutes)
  .route("/", seriesRoutes)
  .route("/", storyboardRoutes)
  .route("/", capabilityRoutes)
  .route("/", trainingRoutes)
  .route("/", goalRoutes)
  .route("/", introductionRoutes)
  .route("/", pinRoutes)
  .route("/", boardRoutes)
  .route("/", pinTalkRoutes)
  .route("/", followRoutes)
  .route("/", submissionRoutes)
  .route("/", networkRuleRoutes)
  .route("/", restatementRoutes)
  .route("/", siteRoutes)
  .route("/", sitesRoutes)
  .route("/", nodeRoutes)
  .route("/", settingsRoutes)
  .route("/", setUpRoutes)
  .route("/", exportRoutes)
  .route("/", removalRoutes)
  .route("/", uploadRoutes)
  .route("/", reportRoutes)
  .route("/", tokenRoutes)
  .route("/", peopleRoutes)
  .route("/", permissionsRoutes)
  .route("/", policyRoutes)
  .route("/", decisionRoutes)
  .route("/", auditRoutes)
  .route("/", recipientsRoutes)
  .route("/", runRoutes)
  .route("/", agendaRoutes)
  .route("/", subscriptionRoutes);
