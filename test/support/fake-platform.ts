import type { Database, Platform } from "../../workers/local/platform.ts";
import { queuesIn, varsIn } from "../../workers/local/production-config.ts";

/** Where the run is killed: at one of its calls to the platform, from 1; 0 for never. */
export interface Cut {
  at: number;
  when: "before" | "after";
}

export class CutOff extends Error {}

/**
 * An account of the platform that keeps what is made in it, is as strict as the real one (a name is
 * made once, a deployment needs what it names), and can be made to fail at any call.
 */
export class FakePlatform implements Platform {
  config: string | undefined;
  readonly made: Database[] = [];
  readonly queues = new Set<string>();
  readonly bucketNames = new Set<string>();
  readonly secretValues = new Map<string, string>();
  readonly migrated = new Set<string>();
  readonly taken = new Set<string>();
  domains: string[] = [];
  running: string | undefined;
  deployments = 0;
  /** Calls that change something, since the account was made. */
  writes = 0;
  calls = 0;
  cut: Cut = { at: 0, when: "before" };

  /** The next run begins, to be cut off there. */
  begin(cut: Cut = { at: 0, when: "before" }): void {
    this.calls = 0;
    this.writes = 0;
    this.cut = cut;
  }

  /** Everything that is there, but for what a secret is. */
  state() {
    return {
      config: this.config,
      databases: this.made.map(({ name }) => name),
      queues: [...this.queues],
      buckets: [...this.bucketNames],
      secrets: [...this.secretValues.keys()],
      migrated: [...this.migrated],
      running: this.running,
    };
  }

  readConfig = () => this.call(() => this.config);
  writeConfig = (text: string) =>
    this.change(() => {
      this.config = text;
    });

  databases = () => this.call(() => [...this.made]);
  createDatabase = (name: string) =>
    this.change(() => {
      if (this.made.some((database) => database.name === name)) throw new Error(`${name} exists`);
      this.made.push({ name, id: `id-of-${name}` });
    });

  hasQueue = (name: string) => this.call(() => this.queues.has(name));
  createQueue = (name: string) => this.change(() => once(this.queues, name));
  buckets = () => this.call(() => [...this.bucketNames]);
  createBucket = (name: string) => this.change(() => once(this.bucketNames, name));

  secrets = () => this.call(() => [...this.secretValues.keys()]);
  putSecret = (name: string, value: string) =>
    this.change(() => {
      if (this.secretValues.has(name)) throw new Error(`${name} would be replaced`);
      this.secretValues.set(name, value);
    });

  /** Migrating what is migrated changes nothing. */
  migrate = (binding: "DIRECTORY" | "COMMONS") =>
    this.call(() => {
      if (!this.config?.includes(`"${binding}"`)) throw new Error(`${binding} is not configured`);
      if (!this.migrated.has(binding)) this.writes += 1;
      this.migrated.add(binding);
    });
  takenDatabases = () => this.call(() => [...this.taken]);

  fingerprint = () => this.call(() => `of ${this.config?.length}: ${this.config}`);
  deployed = () => this.call(() => this.running);
  deploy = (fingerprint: string) =>
    this.change(() => {
      const config = this.config ?? "";
      const ids = [...config.matchAll(/^database_id = "(.+)"$/gm)].map(([, id]) => id);
      const missing = [
        ...ids.filter((id) => !this.made.some((database) => database.id === id)),
        ...queuesIn(config).filter((queue) => !this.queues.has(queue)),
        ...["DIRECTORY", "COMMONS"].filter((binding) => !this.migrated.has(binding)),
        ...["AUTH_SECRET"].filter((secret) => !this.secretValues.has(secret)),
        ...(varsIn(config).ENVIRONMENT === "production" ? [] : ["ENVIRONMENT"]),
      ];
      if (missing.length > 0) throw new Error(`deployed without ${missing.join(", ")}`);
      this.running = fingerprint;
      this.deployments += 1;
    });

  mailDomains = () => this.call(() => this.domains);
  heardDomains = (queue: string) =>
    this.call(() => {
      if (!this.queues.has(queue)) throw new Error(`there is no queue ${queue}`);
      return this.domains;
    });

  private async change(work: () => void): Promise<void> {
    await this.call(() => {
      work();
      this.writes += 1;
    });
  }

  private async call<Answer>(work: () => Answer): Promise<Answer> {
    this.calls += 1;
    if (this.calls === this.cut.at && this.cut.when === "before") throw new CutOff();
    const answer = work();
    if (this.calls === this.cut.at) throw new CutOff();
    return answer;
  }
}

function once(names: Set<string>, name: string): void {
  if (names.has(name)) throw new Error(`${name} exists`);
  names.add(name);
}
