import { termOf } from "@allteach/catalogue/vocabulary";
import { linkProblem } from "@allteach/domain/pins/link-address";
import { describe, expect, it } from "vitest";
import { demonstrationNetworks } from "./demonstrations.ts";
import { pinTexts } from "./pin-texts.ts";

describe("made-up pins", () => {
  it.each(demonstrationNetworks)("are six for $slug, each whole", ({ template }) => {
    const pins = pinTexts(template);

    expect(pins).toHaveLength(6);
    for (const { thing, title, purpose, surprised, driver, body } of pins) {
      for (const words of [title, purpose, surprised]) expect(words).not.toBe("");
      expect(termOf("drivers", driver)?.key, `${title}: ${driver}`).toBe(driver);
      if (thing === "text") expect(body, title).not.toBe("");
      else expect(linkProblem(thing), title).toBeUndefined();
    }
  });
});
