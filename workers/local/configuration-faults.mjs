// Compares what the Worker is configured with to what its code asks for. Pure: text and values in.

/** Set by `wrangler secret put`, never in a file. */
export const secrets = [
  ...["AUTH_SECRET", "AUTH_SECRET_PREVIOUS", "TURNSTILE_SECRET"],
  ...["SMTP_URL", "RESEND_API_KEY", "RESEND_WEBHOOK_SECRET", "DKIM_PRIVATE_KEY"],
];

/**
 * What would be missing or superfluous after a deployment.
 *
 * @param {object} config wrangler.toml, as wrangler reads it.
 * @param {string} source workers/env.ts.
 * @returns {string[]} One sentence a fault; none where all is well.
 */
export function configurationFaults(config, source) {
  const asked = bindingsIn(source);
  const { vars, bindings } = configured(config);
  const given = new Map([...vars.map((name) => [name, "a var"]), ...bindings]);
  const pool = [...bindings.keys()].filter((name) => name.startsWith("NET_"));
  const needed = asked.filter((name) => !secrets.includes(name) && !isOptional(name, source));
  const missing = needed.filter((name) => !given.has(name));
  const spare = [...given].filter(
    ([name]) => !asked.includes(name) && !pool.includes(name) && name !== "AUTH_SECRET",
  );
  return [
    ...(asked.length === 0 ? ["workers/env.ts names no binding: it was not understood"] : []),
    ...missing.map((name) => `${name} is used by the code and not configured`),
    ...spare.map(([name, kind]) => `${name} (${kind}) is configured and not used by the code`),
    ...[...given.keys()]
      .filter((name) => secrets.includes(name))
      .map((name) => `${name} is a secret and stands in the file`),
    ...(pool.length === 0 ? ["no database is in the pool: no network could be made"] : []),
    ...queueFaults(config.queues),
    ...(config.triggers?.crons?.length ? [] : ["no cron is set: no report would ever fall due"]),
  ];
}

/** The names in `interface Bindings`; the pool's are a pattern there and are left out. */
export function bindingsIn(source) {
  const [, body = ""] = /interface Bindings \{(.*?)\n\}/s.exec(source) ?? [];
  return [...body.matchAll(/^ {2}([A-Z][A-Z0-9_]*)\??:/gm)].map(([, name]) => name);
}

const isOptional = (name, source) => source.includes(`  ${name}?: `);

/** What a message that always fails ends in, and who looks at it there. */
function queueFaults({ producers = [], consumers = [] } = {}) {
  const consumed = new Map(consumers.map((each) => [each.queue, each]));
  const letters = new Set(consumers.flatMap((each) => each.dead_letter_queue ?? []));
  return [
    ...producers
      .filter(({ queue }) => !consumed.has(queue))
      .map(({ queue }) => `queue ${queue} is written to and nobody reads it`),
    ...consumers
      .filter(({ queue, dead_letter_queue }) => !dead_letter_queue && !letters.has(queue))
      .map(({ queue }) => `queue ${queue} has no dead-letter queue: what fails would be lost`),
    ...[...letters]
      .filter((queue) => !consumed.has(queue))
      .map((queue) => `dead-letter queue ${queue} has no consumer: nobody would see what failed`),
  ];
}

function configured(config) {
  const bindings = new Map();
  const add = (kind, list, name = "binding") => {
    for (const each of list ?? []) bindings.set(each[name], kind);
  };
  add("D1", config.d1_databases);
  add("R2", config.r2_buckets);
  add("KV", config.kv_namespaces);
  add("queue", config.queues?.producers);
  add("mail", config.send_email, "name");
  add("rate limit", config.ratelimits, "name");
  add("service", config.services);
  add("Durable Object", config.durable_objects?.bindings, "name");
  if (config.assets?.binding) bindings.set(config.assets.binding, "assets");
  return { vars: Object.keys(config.vars ?? {}), bindings };
}
