import fc from "fast-check";

/** Property tests try the same cases on every machine; `npm run fuzz:properties` tries others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
