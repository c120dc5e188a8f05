import { resourceRule } from "../../rule.ts";
import { and, or, when } from "../../truth.ts";
import { isSet } from "../../view.ts";

const SETTINGS = [
  "PresharedKey",
  "InsideCidr",
  "Phase1EncryptionAlgorithms",
  "Phase2EncryptionAlgorithms",
  "IkeVersions",
] as const;

/** AWS makes two tunnels for every connection; what can be told from inputs is that a program which configures one tunnel configures the other. */
export const vpnTwoTunnels = resourceRule({
  id: "vpn-two-tunnels",
  title: "Site-to-site links keep two tunnels configured",
  service: "EC2/VPC",
  severity: "low",
  level: "advisory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Keep both tunnels of the connection configured.",
  types: ["aws:ec2/vpnConnection:VpnConnection"],
  check: (connection) => {
    const configures = (tunnel: 1 | 2) =>
      or(...SETTINGS.map((setting) => isSet(connection.at(`tunnel${tunnel}${setting}`))));
    return when(
      or(configures(1), configures(2)),
      "neither tunnel is configured by hand: AWS makes both",
      () => and(configures(1), configures(2)),
    );
  },
});
