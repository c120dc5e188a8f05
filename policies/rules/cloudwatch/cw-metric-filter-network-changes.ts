import { alarmedFilter } from "../../matchers/metric-filter.ts";
import { stackRule } from "../../rule.ts";

/** All four kinds of change must be watched in a baseline stack; a filter anywhere needs its alarm. */
export const cwMetricFilterNetworkChanges = stackRule({
  id: "cw-metric-filter-network-changes",
  title: "Network changes raise an alarm",
  service: "CloudWatch",
  severity: "medium",
  level: "advisory",
  hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"],
  hitrust: ["09.ab"],
  nist: ["AU-6", "SI-4", "IR-4"],
  fix: "Add filters with alarms for changes of network ACLs, gateways, route tables and VPCs.",
  types: ["aws:cloudwatch/logMetricFilter:LogMetricFilter", "pulumi:pulumi:Stack"],
  uses: ["baselineStacks", "baselineOwnedElsewhere"],
  check: (subject, context) =>
    alarmedFilter(subject, context, [
      /NetworkAcl/,
      /InternetGateway|CustomerGateway/,
      /RouteTable|CreateRoute|DeleteRoute/,
      /(Create|Delete|Modify)Vpc(?!Endpoint)|VpcPeering/,
    ]),
});
