import { describe, expect, it } from "vitest";
import { deviceOf } from "../../workers/http/device-of.ts";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("a browser by its owner's words", () => {
  it.each([
    [
      "Firefox on Windows",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    ],
    [
      "Edge on Windows",
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`,
    ],
    [
      "Chrome on Android",
      `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${webkit} Chrome/140.0 Mobile Safari/537.36`,
    ],
    [
      "Safari on iPhone",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
    ],
    [
      "Safari on Mac",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
    ],
    ["Another program", "curl/8.9"],
    ["Another program", ""],
    ["A browser on Linux", "Links (2.29; Linux x86_64)"],
  ])("%s", (words, userAgent) => {
    expect(deviceOf(userAgent)).toBe(words);
  });
});
