import type { Audited } from "../audited.ts";
import { and, type Judgement, no, not, notApplicable, or, type Truth, truth } from "../truth.ts";
import { is, that, type View } from "../view.ts";

/**
 * The whole IPv4 or IPv6 internet, in any spelling (`0.0.0.0/0`, `::/0`), or a piece so large that it only hides it:
 * `0.0.0.0/1` beside `128.0.0.0/1`, or `2000::/3`, which holds every public IPv6 address.
 */
export function isWholeInternet(text: string): boolean {
  return /^[0-9a-f.:]+\/0*[0-4]$/i.test(text.trim());
}

export const openBlock = (view: View): Truth =>
  that(view, ({ text }) => text !== undefined && isWholeInternet(text));

/** One permission of a security group or network ACL, whichever resource it is written in. */
export interface Ingress {
  /** One of the blocks it lets in is the whole internet. */
  readonly open: Truth;
  /** The given TCP port is let in: by range, by protocol -1 or all, or by a port of -1. */
  readonly covers: (port: number) => Truth;
  /** A port outside the list is let in. */
  readonly beyond: (ports: readonly number[]) => Truth;
}

/** Blocks of a permission: `cidrBlocks` and `ipv6CidrBlocks`, or `cidrIpv4` and `cidrIpv6`. */
export function ingressOf(permission: View): Ingress {
  const lists = ["cidrBlocks", "ipv6CidrBlocks"].map((name) => permission.at(name));
  const blocks = [
    ...lists.flatMap((list) => list.items()),
    ...["cidrIpv4", "cidrIpv6", "cidrBlock", "ipv6CidrBlock"].map((name) => permission.at(name)),
  ];
  const protocol = permission.at(permission.at("ipProtocol").value === undefined ? "protocol" : "ipProtocol");
  const from = permission.at("fromPort");
  const to = permission.at("toPort");
  const allProtocols = that(protocol, ({ value }) => ["-1", -1, "all"].includes(lower(value)));
  // TCP is protocol 6; -1 and all include it.
  const tcp = or(
    allProtocols,
    that(protocol, ({ value }) => ["tcp", "6", 6].includes(lower(value))),
  );
  const anyPort = or(allProtocols, is(from, -1), is(to, -1), missing(from, to));
  const covers = (port: number) =>
    and(
      tcp,
      or(
        anyPort,
        and(
          that(from, ({ number }) => (number ?? 0) <= port),
          that(to, ({ number }) => (number ?? 65535) >= port),
        ),
      ),
    );
  const beyond = (ports: readonly number[]) =>
    or(
      allProtocols,
      and(not(is(protocol, "icmp", "icmpv6", "1", "58")), or(anyPort, spansMoreThan(from, to, ports))),
    );
  return { open: blocks.length === 0 ? no : or(...blocks.map(openBlock)), covers, beyond };
}

function lower(value: unknown): string | number {
  return typeof value === "string" ? value.toLowerCase() : typeof value === "number" ? value : "";
}

/** Both ends left out: the provider reads that as all ports. */
function missing(from: View, to: View): Truth {
  return truth((from.value ?? undefined) === undefined && (to.value ?? undefined) === undefined, from.path);
}

function spansMoreThan(from: View, to: View, ports: readonly number[]): Truth {
  if (from.unknown || to.unknown) return truth(undefined, from.unknown ? from.path : to.path);
  const first = from.number ?? 0;
  const last = to.number ?? 65535;
  const allowed = ports.filter((port) => port >= first && port <= last);
  return truth(last - first + 1 > new Set(allowed).size, from.path, to.path);
}

const RULES = [
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
];

/** What a security group, or a rule beside it, lets in; undefined for a rule that is about egress. */
export function permissionsOf(resource: Audited): readonly View[] | undefined {
  if (!RULES.includes(resource.type)) {
    const ingress = resource.at("ingress");
    return ingress.items();
  }
  return resource.at("type").text === "egress" ? undefined : [resource.properties];
}

/** None of the permissions from the whole internet satisfies the question. */
export function noOpenPermission(resource: Audited, question: (ingress: Ingress) => Truth): Judgement {
  const permissions = permissionsOf(resource);
  if (permissions === undefined) return notApplicable("a rule about egress");
  return not(
    or(
      ...permissions.map((permission) => {
        if (permission.unknown) return truth(undefined, permission.path);
        const ingress = ingressOf(permission);
        return and(ingress.open, question(ingress));
      }),
      no,
    ),
  );
}
