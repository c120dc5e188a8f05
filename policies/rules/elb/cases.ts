import { type CasesByControl, five, res, UNKNOWN } from "../../cases/case.ts";

const redirect = (more = {}) => ({
  protocol: "HTTP",
  defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301", ...more } }],
});
const waf = (resourceArn: string) => res("wafv2/webAclAssociation:WebAclAssociation", { resourceArn });
const listener = (
  lbProtocol: string,
  instanceProtocol: string,
  sslCertificateId = "arn:aws:acm:us-east-1:1:certificate/1",
) => ({ listeners: [{ lbProtocol, instanceProtocol, sslCertificateId }] });

export const cases: CasesByControl = {
  "alb-drop-invalid-headers": five(
    { dropInvalidHeaderFields: true },
    {},
    { loadBalancerType: "application", dropInvalidHeaderFields: false },
    "dropInvalidHeaderFields",
    { loadBalancerType: "network" },
  ),
  "alb-http-redirects-to-https": five(
    redirect(),
    { protocol: "HTTP", defaultActions: [{ type: "forward" }] },
    { protocol: "HTTP", defaultActions: [...redirect().defaultActions, { type: "forward" }] },
    "defaultActions",
    { protocol: "HTTPS" },
  ),
  "alb-waf-association": {
    complies: [
      [{ arn: "arn:lb" }, waf("arn:lb")],
      [
        {},
        res(
          "wafv2/webAclAssociation:WebAclAssociation",
          { resourceArn: UNKNOWN },
          { from: { resourceArn: ["subject"] } },
        ),
      ],
    ],
    violates: [{ arn: "arn:lb" }],
    lookAlike: [[{ arn: "arn:lb" }, waf("arn:other")]],
    notApplicable: [{ internal: true }, { loadBalancerType: "network" }],
    unknown: [[{ arn: "arn:lb" }, waf(UNKNOWN)]],
  },
  "alb-modern-tls-policy": five(
    { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    { protocol: "HTTPS" },
    { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" },
    "sslPolicy",
    { protocol: "HTTP" },
  ),
  "clb-acm-certificate": five(
    listener("https", "https"),
    { listeners: [{ lbProtocol: "http" }] },
    listener("https", "https", "arn:aws:iam::1:server-certificate/c"),
    "listeners",
  ),
  "clb-cross-zone": five(
    { crossZoneLoadBalancing: true, subnets: ["a", "b"] },
    { crossZoneLoadBalancing: false, subnets: ["a", "b"] },
    { subnets: ["a"] },
    "crossZoneLoadBalancing",
  ),
  "lb-deletion-protection": five(
    { enableDeletionProtection: true },
    {},
    { enableDeletionProtection: false },
    "enableDeletionProtection",
  ),
  "lb-access-logs": {
    ...five(
      { accessLogs: { bucket: "b", enabled: true } },
      {},
      { accessLogs: { bucket: "b" } },
      "accessLogs.enabled",
    ),
    complies: [
      { accessLogs: { bucket: "b", enabled: true } },
      res("elb/loadBalancer:LoadBalancer", { accessLogs: { bucket: "b" } }),
    ],
  },
  "clb-tls-listeners-only": five(
    listener("https", "HTTPS"),
    listener("http", "http"),
    listener("https", "http"),
    "listeners",
  ),
  "lb-listener-certificate": five(
    { protocol: "HTTPS", certificateArn: "arn" },
    { protocol: "HTTP", defaultActions: [{ type: "forward" }] },
    { protocol: "HTTPS", certificateArn: "" },
    "certificateArn",
    redirect(),
  ),
};
