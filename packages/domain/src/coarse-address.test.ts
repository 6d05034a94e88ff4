import { describe, expect, it } from "vitest";
import { coarseAddress } from "./coarse-address.ts";

describe("the part of the internet an address belongs to", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["::ffff:203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:12:3456:789a:bcde:f012:3456", "2001:db8:12::/48"],
    ["2001:0DB8:0012::1", "2001:db8:12::/48"],
    ["::1", "0:0:0::/48"],
    ["fe80::", "fe80:0:0::/48"],
  ])("is, of %s, %s", (address, part) => {
    expect(coarseAddress(address)).toBe(part);
  });

  it("is the same for neighbours, so that one person cannot be told from another", () => {
    expect(coarseAddress("203.0.113.1")).toBe(coarseAddress("203.0.113.254"));
  });

  it.each(["", "localhost", "1.2.3", "256.1.1.1", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8::"])(
    "is empty for %j, which is no address",
    (nonsense) => {
      expect(coarseAddress(nonsense)).toBe("");
    },
  );
});
