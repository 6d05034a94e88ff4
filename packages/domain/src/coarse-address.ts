/**
 * The part of the internet that an address belongs to: 256 neighbours (IPv4, /24) or a site's whole
 * allotment (IPv6, /48). Enough to tell a hospital from a stranger, too little to point at a person.
 *
 * @returns Empty for anything that is no address.
 */
export function coarseAddress(address: string): string {
  const [, mapped = address] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(mapped);
  if (four) {
    const parts = four.slice(1).map(Number);
    return parts.every((part) => part <= 255) ? `${parts.slice(0, 3).join(".")}.0/24` : "";
  }
  const groups = sixGroups(address);
  return groups ? `${groups.slice(0, 3).join(":")}::/48` : "";
}

/** The eight groups of an IPv6 address, without leading zeros. */
function sixGroups(address: string): string[] | undefined {
  if (!/^[0-9a-f:]+$/i.test(address)) return undefined;
  const halves = address.toLowerCase().split("::");
  if (halves.length > 2) return undefined;
  const [before = [], after = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - before.length - after.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16).toString(16));
}
