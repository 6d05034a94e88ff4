import type { Archive } from "@allteach/actions/archive";

/** The bucket, as the actions see it. */
export function archiveOf(bucket: R2Bucket): Archive {
  return {
    async put(key, bytes, type) {
      await bucket.put(key, bytes, { httpMetadata: { contentType: type } });
    },
    async get(key) {
      const object = await bucket.get(key);
      return object ? new Uint8Array(await object.arrayBuffer()) : undefined;
    },
  };
}
