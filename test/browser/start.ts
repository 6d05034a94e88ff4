import type { TestProject } from "vitest/node";
import { startService } from "../support/service.mjs";
import { prepareWorld } from "./world.mjs";

type World = Awaited<ReturnType<typeof prepareWorld>>;

declare module "vitest" {
  interface ProvidedContext {
    world: World;
    /** Where the service keeps its databases. */
    state: string;
  }
}

/** One service for all the tests in a browser, filled once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const service = await startService();
  try {
    project.provide("world", await prepareWorld(service.origin));
    project.provide("state", service.state);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return service.stop;
}
