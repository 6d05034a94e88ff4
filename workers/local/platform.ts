/**
 * Everything that setting up and growing a deployment asks of the platform. The real one is
 * `cloudflare.ts`; the tests' fails at every step.
 */
export interface Platform {
  /** The text of wrangler.production.toml; nothing before the first set-up. */
  readConfig(): Promise<string | undefined>;
  writeConfig(text: string): Promise<void>;

  databases(): Promise<Database[]>;
  createDatabase(name: string): Promise<void>;
  hasQueue(name: string): Promise<boolean>;
  createQueue(name: string): Promise<void>;
  buckets(): Promise<string[]>;
  createBucket(name: string): Promise<void>;

  /** The names of the Worker's secrets; none where there is no Worker yet. */
  secrets(): Promise<string[]>;
  putSecret(name: string, value: string): Promise<void>;

  /** Applies the migrations of a database that the configuration names. */
  migrate(binding: "DIRECTORY" | "COMMONS"): Promise<void>;
  /** The bindings of the pool that a network holds; none before the directory is migrated. */
  takenDatabases(): Promise<string[]>;

  /** A digest of all that a deployment would send: configuration, code, pages' files. */
  fingerprint(): Promise<string>;
  /** The digest that the running deployment was made with. */
  deployed(): Promise<string | undefined>;
  deploy(fingerprint: string): Promise<void>;

  /** The domains that mail may be sent from. */
  mailDomains(): Promise<string[]>;
  /** The domains whose bounces and complaints a queue is told of. */
  heardDomains(queue: string): Promise<string[]>;
}

export interface Database {
  name: string;
  id: string;
}
